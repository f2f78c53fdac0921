package io.duebell.loanbook;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The loan system's views read from end to end at one moment, for whoever must know everybody: the matching of remittances. */
public interface WholeBook {

    /** Hands over every row, borrowers first; memory does not grow with the book. Throws {@link LoanBookUnavailableException}. */
    void read(Rows rows);

    /** Who takes them. Rows that can't be understood are left out. */
    interface Rows {

        void person(Person person);

        void phone(String borrowerNo, Msisdn msisdn);

        void credit(Credit credit);

        void due(Due due);
    }

    /**
     * A borrower.
     *
     * @param away where they live now, away from the village; empty: in the village, or not known
     */
    record Person(String borrowerNo, String name, String village, String away) {}

    /**
     * A loan, live or not.
     *
     * @param annualRate percent a year
     * @param penaltyFactor what the rate is multiplied by once an instalment is overdue
     */
    record Credit(
            String loanNo,
            String borrowerNo,
            Money balance,
            BigDecimal annualRate,
            BigDecimal penaltyFactor,
            String repayAccount,
            boolean live) {}

    /** What is open of one instalment; the penalty as of the book's day. */
    record Due(String loanNo, LocalDate dueDate, Money principal, Money interest, Money penalty) {}
}
