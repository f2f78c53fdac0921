package io.duebell.simulator.loansystem;

import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the simulated loan system books what a gateway advises: a credit on the instalments of its loan that are due first, in its own
 * order of penalty, interest and principal; an undoing reverses what was booked under its credit. Each key once.
 */
public final class AdviceDesk {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LoanSystem loanSystem;

    /** What came of it; the codes are told to the gateway. */
    public enum Answer {
        BOOKED("booked"),
        KNOWN("known"),
        REVERSED("reversed"),
        NOTHING_BOOKED("nothing-booked"),
        NO_SUCH_LOAN("no-such-loan"),
        LOAN_CLOSED("loan-closed"),
        ABOVE_PAYOFF("above-payoff");

        private final String code;

        Answer(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether it won't be booked, however often it is asked. */
        public boolean isRefusal() {
            return this == NO_SUCH_LOAN || this == LOAN_CLOSED || this == ABOVE_PAYOFF;
        }
    }

    public AdviceDesk(DataSource database, LoanSystem loanSystem) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.loanSystem = loanSystem;
    }

    public Answer book(String key, String loanNo, Money total, LocalDate day) {
        Answer answer = transaction.execute(status -> {
            // Locked first, so that two posts of one key wait for each other
            Optional<String> state = jdbc.sql("SELECT status FROM loan WHERE loan_no = ? FOR UPDATE")
                    .param(loanNo)
                    .query(String.class)
                    .optional();
            if (state.isEmpty()) {
                return Answer.NO_SUCH_LOAN;
            }
            if (loanSystem.isKnown(key)) {
                return Answer.KNOWN;
            }
            if (!state.get().equals("ACTIVE") && !state.get().equals("LITIGATION")) {
                return Answer.LOAN_CLOSED;
            }
            Money left = total;
            for (Payment open : open(key, loanNo, day)) {
                Payment part = open.upTo(left);
                if (part.total().isPositive()) {
                    loanSystem.book(part);
                    left = new Money(left.fen() - part.total().fen());
                }
            }
            if (left.isPositive()) {
                status.setRollbackOnly();
                return Answer.ABOVE_PAYOFF;
            }
            return Answer.BOOKED;
        });
        return answer == null ? Answer.NO_SUCH_LOAN : answer;
    }

    /** @param key of the credit */
    public Answer takeBack(String key) {
        Integer reversed = transaction.execute(status -> {
            List<Payment> booked = booked(key);
            booked.forEach(payment -> reverse(key, payment));
            return booked.size();
        });
        return reversed == null || reversed == 0 ? Answer.NOTHING_BOOKED : Answer.REVERSED;
    }

    private List<Payment> open(String key, String loanNo, LocalDate day) {
        return jdbc.sql("""
                        SELECT due_date, principal_due - principal_paid AS principal, interest_due - interest_paid AS interest,
                               penalty_due - penalty_paid AS penalty
                        FROM instalment
                        WHERE loan_no = ?
                          AND settled_on IS NULL
                        ORDER BY due_date
                        """)
                .param(loanNo)
                .query((row, n) -> new Payment(
                        loanNo,
                        row.getObject("due_date", LocalDate.class),
                        day,
                        Money.ofYuan(row.getBigDecimal("principal")),
                        Money.ofYuan(row.getBigDecimal("interest")),
                        Money.ofYuan(row.getBigDecimal("penalty")),
                        key))
                .list();
    }

    private List<Payment> booked(String key) {
        return jdbc.sql("""
                        SELECT loan_no, due_date, posted_on, principal, interest, penalty
                        FROM posting
                        WHERE advice_key = ?
                          AND reversed = FALSE
                        FOR UPDATE
                        """)
                .param(key)
                .query((row, n) -> new Payment(
                        row.getString("loan_no"),
                        row.getObject("due_date", LocalDate.class),
                        row.getObject("posted_on", LocalDate.class),
                        Money.ofYuan(row.getBigDecimal("principal")),
                        Money.ofYuan(row.getBigDecimal("interest")),
                        Money.ofYuan(row.getBigDecimal("penalty")),
                        key))
                .list();
    }

    private void reverse(String key, Payment payment) {
        jdbc.sql("UPDATE posting SET reversed = TRUE WHERE advice_key = ? AND loan_no = ? AND due_date = ?")
                .params(key, payment.loanNo(), payment.dueDate())
                .update();
        jdbc.sql("""
                        UPDATE instalment
                        SET principal_paid = principal_paid - ?, interest_paid = interest_paid - ?, penalty_paid = penalty_paid - ?,
                            settled_on = NULL
                        WHERE loan_no = ?
                          AND due_date = ?
                        """)
                .params(
                        yuan(payment.principal()),
                        yuan(payment.interest()),
                        yuan(payment.penalty()),
                        payment.loanNo(),
                        payment.dueDate())
                .update();
        jdbc.sql("""
                        UPDATE loan
                        SET principal_balance = principal_balance + ?, status = IF(status = 'SETTLED', 'ACTIVE', status)
                        WHERE loan_no = ?
                        """).params(yuan(payment.principal()), payment.loanNo()).update();
    }

    private static BigDecimal yuan(Money money) {
        return BigDecimal.valueOf(money.fen(), 2);
    }
}
