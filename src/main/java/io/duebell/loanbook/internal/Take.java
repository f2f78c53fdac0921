package io.duebell.loanbook.internal;

import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.internal.view.BorrowerRow;
import io.duebell.loanbook.internal.view.InstalmentRow;
import io.duebell.loanbook.internal.view.LoanRow;
import io.duebell.loanbook.internal.view.PhoneRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a row of a view into a row of the snapshot, or refuses it; the lengths are those of {@code V1__duebell.sql}. */
final class Take {

    private static final String LOAN_STATUS = "ACTIVE SETTLED WRITTEN_OFF LITIGATION";

    private final PhoneReader phones = new PhoneReader();

    BookRow.Borrower borrower(BorrowerRow row) {
        return new BookRow.Borrower(
                Column.text("borrower_no", row.borrowerNo(), 12),
                Column.text("name", row.name(), 60),
                Column.text("language", row.language(), 5),
                Column.optionalText("home_address", row.homeAddress(), 200),
                Column.optionalText("current_address", row.currentAddress(), 200),
                Column.text("village_no", row.villageNo(), 9),
                Column.text("village", row.village(), 60),
                Column.text("township", row.township(), 60),
                Column.text("branch_no", row.branchNo(), 4),
                Column.text("manager_no", row.managerNo(), 6),
                Column.text("manager", row.manager(), 60),
                Column.text("manager_mobile", row.managerMobile(), 20));
    }

    BookRow.Phone phone(PhoneRow row) {
        String typed = Column.text("phone", row.phone(), 20);
        PhoneReader.Reading reading = phones.read(typed);
        return new BookRow.Phone(
                Column.text("borrower_no", row.borrowerNo(), 12),
                typed,
                reading.kind(),
                reading.msisdn() == null ? null : reading.msisdn().digits(),
                holder(row.holder()),
                Boolean.TRUE.equals(row.preferred()),
                Column.present("updated_on", row.updatedOn()));
    }

    BookRow.Loan loan(LoanRow row) {
        return new BookRow.Loan(
                Column.text("loan_no", row.loanNo(), 16),
                Column.text("borrower_no", row.borrowerNo(), 12),
                Column.text("product", row.product(), 40),
                Column.fen("principal_amount", row.principalAmount()),
                Column.fen("principal_balance", row.principalBalance()),
                Column.decimal("annual_rate", row.annualRate(), 7, 4),
                Column.decimal("penalty_factor", row.penaltyFactor(), 4, 2),
                Column.present("value_date", row.valueDate()),
                Column.present("maturity_date", row.maturityDate()),
                Column.text("interest_cycle", row.interestCycle(), 12),
                Column.text("repay_account", row.repayAccount(), 23),
                status(row.status()));
    }

    BookRow.Instalment instalment(InstalmentRow row) {
        return new BookRow.Instalment(
                Column.text("borrower_no", row.borrowerNo(), 12),
                Column.text("loan_no", row.loanNo(), 16),
                Column.present("due_date", row.dueDate()),
                Column.fen("principal_open", row.principalOpen()),
                Column.fen("interest_open", row.interestOpen()),
                Column.fen("penalty_open", row.penaltyOpen()),
                Column.text("product", row.product(), 40),
                Column.present("maturity_date", row.maturityDate()),
                Column.text("repay_account", row.repayAccount(), 23),
                status(row.status()));
    }

    private static Holder holder(@Nullable String value) {
        String word = Column.text("holder", value, 60).toUpperCase(Locale.ROOT);
        try {
            return Holder.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new RefusedRowException("holder is none of SELF, SPOUSE, RELATIVE, OTHER");
        }
    }

    /** A status nobody knows might mean anything: in court, sold, written off. */
    private static String status(@Nullable String value) {
        String word = Column.text("status", value, 12).toUpperCase(Locale.ROOT);
        if (!(" " + LOAN_STATUS + " ").contains(" " + word + " ")) {
            throw new RefusedRowException("status is none of " + LOAN_STATUS.replace(" ", ", "));
        }
        return word;
    }
}
