package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What {@code v_open_instalment} says now of one instalment. */
public record OpenRow(
        String loanNo,
        LocalDate dueDate,
        @Nullable BigDecimal principalOpen,
        @Nullable BigDecimal interestOpen,
        @Nullable BigDecimal penaltyOpen) {}
