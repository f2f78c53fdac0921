package io.duebell.loanbook;

import java.time.LocalDate;

/** An instalment in the loan system: the IOU number (借据号) and the contractual due date. */
public record InstalmentKey(String loanNo, LocalDate dueDate) {}
