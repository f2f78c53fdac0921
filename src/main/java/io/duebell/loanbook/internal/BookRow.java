package io.duebell.loanbook.internal;

import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of one of the snapshot's tables, column by column. */
interface BookRow {

    /** {@code book_borrower}. */
    record Borrower(
            String borrowerNo,
            String name,
            String language,
            @Nullable String homeAddress,
            @Nullable String currentAddress,
            String villageNo,
            String village,
            String township,
            String branchNo,
            String managerNo,
            String manager,
            String managerMobile)
            implements BookRow {}

    /** {@code book_phone}. */
    record Phone(
            String borrowerNo,
            String typed,
            Kind kind,
            @Nullable String msisdn,
            Holder holder,
            boolean preferred,
            LocalDate updatedOn)
            implements BookRow {}

    /** {@code book_loan}. */
    record Loan(
            String loanNo,
            String borrowerNo,
            String product,
            long principalAmountFen,
            long principalBalanceFen,
            BigDecimal annualRate,
            BigDecimal penaltyFactor,
            LocalDate valueDate,
            LocalDate maturityDate,
            String interestCycle,
            String repayAccount,
            String status)
            implements BookRow {}

    /** {@code book_instalment}; what is open, not due in all. */
    record Instalment(
            String borrowerNo,
            String loanNo,
            LocalDate dueDate,
            long principalFen,
            long interestFen,
            long penaltyFen,
            String product,
            LocalDate maturityDate,
            String repayAccount,
            String status)
            implements BookRow {}

    /** {@code book_quarantine}: a row of a view that could not be taken. */
    record Refused(Instant snapshotAt, String source, String rowKey, String reason) implements BookRow {}
}
