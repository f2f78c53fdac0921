package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code v_open_instalment}. */
public record InstalmentRow(
        @Nullable String loanNo,
        @Nullable LocalDate dueDate,
        @Nullable BigDecimal principalOpen,
        @Nullable BigDecimal interestOpen,
        @Nullable BigDecimal penaltyOpen,
        @Nullable String borrowerNo,
        @Nullable String product,
        @Nullable LocalDate maturityDate,
        @Nullable String repayAccount,
        @Nullable String status) {}
