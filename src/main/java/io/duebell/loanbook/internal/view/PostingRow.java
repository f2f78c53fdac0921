package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What {@code v_posting} says of one booking. */
public record PostingRow(
        String postingNo,
        String loanNo,
        LocalDate dueDate,
        LocalDate postedOn,
        @Nullable BigDecimal principal,
        @Nullable BigDecimal interest,
        @Nullable BigDecimal penalty,
        boolean reversed) {}
