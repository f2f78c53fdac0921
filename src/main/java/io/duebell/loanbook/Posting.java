package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;

/** What the loan system booked on an instalment. */
public record Posting(
        String postingNo,
        InstalmentKey instalment,
        LocalDate postedOn,
        Money principal,
        Money interest,
        Money penalty,
        boolean reversed) {}
