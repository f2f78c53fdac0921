package io.duebell.loanbook.internal.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code v_borrower_phone}. */
public record PhoneRow(
        @Nullable String borrowerNo,
        @Nullable String phone,
        @Nullable String holder,
        @Nullable Boolean preferred,
        @Nullable LocalDate updatedOn) {}
