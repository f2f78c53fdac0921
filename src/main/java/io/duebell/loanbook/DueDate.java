package io.duebell.loanbook;

import java.time.LocalDate;

/**
 * How many open instalments fall due on a date.
 *
 * @param principal whether principal is open on them, or their loans end on that date
 */
public record DueDate(LocalDate date, boolean principal, int instalments) {}
