package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;

/**
 * A loan of the snapshot that is not closed.
 *
 * @param balance principal still owed
 * @param litigation whether it is in court
 */
public record Loan(
        String loanNo,
        String borrowerNo,
        String product,
        Money balance,
        LocalDate maturityDate,
        String repayAccount,
        boolean litigation) {}
