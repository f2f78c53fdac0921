package io.duebell.loanbook.internal.view;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What {@code v_posting} says was booked under a key. */
public record AdvisedRow(String adviceKey, String loanNo, LocalDate postedOn, BigDecimal total, boolean reversed) {}
