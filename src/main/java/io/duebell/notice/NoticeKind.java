package io.duebell.notice;

import io.duebell.loanbook.OpenAmounts;
import java.time.LocalDate;

/** What a notice is about; the later constant is the more urgent one. */
public enum NoticeKind {
    INTEREST,
    MATURITY,
    OVERDUE;

    /** What an open instalment is on a business date. */
    public static NoticeKind of(LocalDate dueDate, LocalDate maturityDate, OpenAmounts open, LocalDate businessDate) {
        if (dueDate.isBefore(businessDate)) {
            return OVERDUE;
        }
        return open.principal().isPositive() || dueDate.equals(maturityDate) ? MATURITY : INTEREST;
    }
}
