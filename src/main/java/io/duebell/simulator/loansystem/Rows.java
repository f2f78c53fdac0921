package io.duebell.simulator.loansystem;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rows of the base tables; money in fen. */
final class Rows {

    private Rows() {}

    record Borrower(
            String borrowerNo,
            String name,
            String idCard,
            String villageNo,
            String homeAddress,
            @Nullable String currentAddress,
            String language) {}

    record Phone(String borrowerNo, String typed, String holder, boolean preferred, LocalDate updatedOn) {}

    record Loan(
            String loanNo,
            String borrowerNo,
            String product,
            long principal,
            long balance,
            int rateBasisPoints,
            LocalDate valueDate,
            LocalDate maturityDate,
            String cycle,
            String repayAccount,
            String status) {}

    /** Paid and due amounts; a settled one was paid whole. */
    record Instalment(
            String loanNo,
            LocalDate dueDate,
            long principal,
            long interest,
            long penalty,
            long interestPaid,
            @Nullable LocalDate settledOn) {}
}
