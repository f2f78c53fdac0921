package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code v_loan}. */
public record LoanRow(
        @Nullable String loanNo,
        @Nullable String borrowerNo,
        @Nullable String product,
        @Nullable BigDecimal principalAmount,
        @Nullable BigDecimal principalBalance,
        @Nullable BigDecimal annualRate,
        @Nullable BigDecimal penaltyFactor,
        @Nullable LocalDate valueDate,
        @Nullable LocalDate maturityDate,
        @Nullable String interestCycle,
        @Nullable String repayAccount,
        @Nullable String status) {}
