package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** All that was booked on a loan on a day under one key, or under none, in yuan. */
public record PaidRow(
        String loanNo,
        @Nullable String adviceKey,
        @Nullable BigDecimal principal,
        @Nullable BigDecimal interest,
        @Nullable BigDecimal penalty) {}
