package io.duebell.loanbook;

import java.time.LocalDate;

/**
 * One open instalment of a live loan, due or not.
 *
 * @param subjectDueDate the due date under which it was first told; differs from the key's after 展期
 * @param litigation whether the loan is in court
 */
public record OpenInstalment(
        InstalmentKey key,
        LocalDate subjectDueDate,
        OpenAmounts open,
        String product,
        LocalDate maturityDate,
        String repayAccount,
        boolean litigation) {

    /** What "never twice" goes by: the loan and the first due date, {@code loanNo:yyyy-MM-dd}; it survives a 展期. */
    public String subject() {
        return key.loanNo() + ":" + subjectDueDate;
    }
}
