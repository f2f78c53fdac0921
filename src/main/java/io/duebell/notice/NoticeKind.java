package io.duebell.notice;

import io.duebell.loanbook.OpenAmounts;
import java.time.LocalDate;

/** What a notice is about; the later constant is the more urgent one. */
public enum NoticeKind {
    /** Something of the credit union that is about no debt. */
    GENERAL,
    /** What is still owed on a loan, for the borrower to confirm (函证). */
    BALANCE,
    INTEREST,
    MATURITY,
    OVERDUE;

    /** What an open instalment is on a business date. */
    public static NoticeKind of(LocalDate dueDate, LocalDate maturityDate, OpenAmounts open, LocalDate businessDate) {
        return of(dueDate, open.principal().isPositive() || dueDate.equals(maturityDate), businessDate);
    }

    /**
     * The same, told in short.
     *
     * @param principal whether principal falls due with it, or the loan ends on its date
     */
    static NoticeKind of(LocalDate dueDate, boolean principal, LocalDate businessDate) {
        if (dueDate.isBefore(businessDate)) {
            return OVERDUE;
        }
        return principal ? MATURITY : INTEREST;
    }
}
