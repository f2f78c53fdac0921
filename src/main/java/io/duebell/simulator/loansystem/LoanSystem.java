package io.duebell.simulator.loansystem;

import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated loan system at work: it books payments and finishes its days, on a book of the simulator's making. */
public final class LoanSystem {

    /** When the end-of-day batch of a day is through, local time of the next. */
    private static final LocalTime BATCH_ENDS = LocalTime.of(1, 30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Throws when the database is not of the simulator's making. */
    public LoanSystem(DataSource database) {
        new LoanBookSchema(database).requireStamp();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** The last business date whose end of day is done. */
    public Optional<LocalDate> findLastFinishedDay() {
        return jdbc.sql("SELECT MAX(as_of_date) FROM book_status")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * The end of a day: a day's penalty on what is overdue (rate of the loan times its penalty factor, on principal and
     * interest, a year of 360 days), then the status row that planning waits for. A day that is done is not done again.
     */
    public void finishDay(LocalDate day) {
        transaction.executeWithoutResult(status -> {
            int opened = jdbc.sql("INSERT IGNORE INTO book_status (as_of_date, complete_at) VALUES (?, ?)")
                    .params(day, day.plusDays(1).atTime(BATCH_ENDS))
                    .update();
            if (opened == 1) {
                accruePenalty(day);
            }
        });
    }

    /** Finishes the day after the last finished one, and says which that was. */
    public LocalDate nextDay() {
        LocalDate day = findLastFinishedDay()
                .orElseThrow(() -> new IllegalStateException("the loan system has finished no day yet"))
                .plusDays(1);
        finishDay(day);
        return day;
    }

    private void accruePenalty(LocalDate day) {
        jdbc.sql("""
                        UPDATE instalment i
                        JOIN loan l ON l.loan_no = i.loan_no
                        SET i.penalty_due = i.penalty_due + ROUND(
                            (i.principal_due - i.principal_paid + i.interest_due - i.interest_paid)
                                * l.annual_rate * l.penalty_factor / 36000, 2)
                        WHERE i.settled_on IS NULL
                          AND i.due_date < ?
                          AND l.status IN ('ACTIVE', 'LITIGATION')
                        """).param(day).update();
    }

    /** Books what was paid, and settles the instalment and the loan when nothing is left; false when the advice was known. */
    public boolean pay(Payment payment) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (isKnown(payment.adviceKey())) {
                return false;
            }
            book(payment);
            return true;
        }));
    }

    /** Within a transaction; one advice may be booked on several instalments. */
    void book(Payment payment) {
        int found = jdbc.sql("""
                            UPDATE instalment
                            SET principal_paid = principal_paid + :principal,
                                interest_paid = interest_paid + :interest,
                                penalty_paid = penalty_paid + :penalty
                            WHERE loan_no = :loanNo
                              AND due_date = :dueDate
                              AND settled_on IS NULL
                              AND principal_paid + :principal <= principal_due
                              AND interest_paid + :interest <= interest_due
                              AND penalty_paid + :penalty <= penalty_due
                            """)
                .param("principal", yuan(payment.principal()))
                .param("interest", yuan(payment.interest()))
                .param("penalty", yuan(payment.penalty()))
                .param("loanNo", payment.loanNo())
                .param("dueDate", payment.dueDate())
                .update();
        if (found == 0) {
            throw new IllegalArgumentException("no open instalment of loan " + payment.loanNo() + " due on "
                    + payment.dueDate() + " owes that much");
        }
        post(payment);
        settle(payment);
    }

    /** Books all that is open on one instalment. */
    public void payWhole(String loanNo, LocalDate dueDate, LocalDate postedOn) {
        List<Payment> open = jdbc.sql("""
                        SELECT principal_due - principal_paid AS principal,
                               interest_due - interest_paid AS interest,
                               penalty_due - penalty_paid AS penalty
                        FROM instalment
                        WHERE loan_no = ?
                          AND due_date = ?
                          AND settled_on IS NULL
                        """)
                .params(loanNo, dueDate)
                .query((row, n) -> open(row, loanNo, dueDate, postedOn))
                .list();
        if (open.isEmpty()) {
            throw new IllegalArgumentException("no open instalment of loan " + loanNo + " due on " + dueDate);
        }
        pay(open.get(0));
    }

    /**
     * Books an amount on the instalment that one of these borrowers owes first: penalty, then interest, then principal
     * (civil code 561); what is above it is not taken. False when nothing is owed.
     *
     * @param amount null for all that is open
     */
    public boolean payNext(Collection<String> borrowers, @Nullable Money amount, LocalDate postedOn) {
        Optional<Payment> open = borrowers.isEmpty() ? Optional.empty() : findNext(borrowers, postedOn);
        open.map(whole -> amount == null ? whole : whole.upTo(amount)).ifPresent(this::pay);
        return open.isPresent();
    }

    private Optional<Payment> findNext(Collection<String> borrowers, LocalDate postedOn) {
        return jdbc.sql("""
                        SELECT i.loan_no, i.due_date,
                               i.principal_due - i.principal_paid AS principal,
                               i.interest_due - i.interest_paid AS interest,
                               i.penalty_due - i.penalty_paid AS penalty
                        FROM instalment i
                        JOIN loan l ON l.loan_no = i.loan_no
                        WHERE l.borrower_no IN (:borrowers)
                          AND l.status IN ('ACTIVE', 'LITIGATION')
                          AND i.settled_on IS NULL
                        ORDER BY i.due_date, i.loan_no
                        LIMIT 1
                        """)
                .param("borrowers", borrowers)
                .query((row, n) ->
                        open(row, row.getString("loan_no"), row.getObject("due_date", LocalDate.class), postedOn))
                .optional();
    }

    private static Payment open(ResultSet row, String loanNo, LocalDate dueDate, LocalDate postedOn)
            throws SQLException {
        return new Payment(
                loanNo,
                dueDate,
                postedOn,
                Money.ofYuan(row.getBigDecimal("principal")),
                Money.ofYuan(row.getBigDecimal("interest")),
                Money.ofYuan(row.getBigDecimal("penalty")),
                null);
    }

    /**
     * The automatic deduction of a settlement day: {@code percent} of the accounts that owe interest then have the money,
     * the same ones every time. Principal is never deducted. Answers how many instalments were settled.
     */
    public int deduct(LocalDate day, int percent) {
        List<String> able =
                jdbc.sql("""
                        SELECT i.loan_no
                        FROM instalment i
                        JOIN loan l ON l.loan_no = i.loan_no
                        WHERE i.settled_on IS NULL
                          AND i.due_date = ?
                          AND i.principal_due = 0
                          AND l.status = 'ACTIVE'
                          AND MOD(CRC32(i.loan_no), 100) < ?
                        """).params(day, percent).query(String.class).list();
        transaction.executeWithoutResult(status -> able.forEach(loanNo -> payWhole(loanNo, day, day)));
        return able.size();
    }

    boolean isKnown(@Nullable String adviceKey) {
        return adviceKey != null
                && jdbc.sql("SELECT COUNT(*) FROM posting WHERE advice_key = ?")
                                .param(adviceKey)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private void post(Payment payment) {
        jdbc.sql("""
                        INSERT INTO posting (posting_no, loan_no, due_date, posted_on, principal, interest, penalty, advice_key)
                        VALUES (:postingNo, :loanNo, :dueDate, :postedOn, :principal, :interest, :penalty, :adviceKey)
                        """)
                .param("postingNo", UUID.randomUUID().toString().replace("-", ""))
                .param("loanNo", payment.loanNo())
                .param("dueDate", payment.dueDate())
                .param("postedOn", payment.postedOn())
                .param("principal", yuan(payment.principal()))
                .param("interest", yuan(payment.interest()))
                .param("penalty", yuan(payment.penalty()))
                .param("adviceKey", payment.adviceKey())
                .update();
    }

    private void settle(Payment payment) {
        jdbc.sql("""
                        UPDATE instalment
                        SET settled_on = ?
                        WHERE loan_no = ?
                          AND due_date = ?
                          AND principal_paid = principal_due
                          AND interest_paid = interest_due
                          AND penalty_paid = penalty_due
                        """)
                .params(payment.postedOn(), payment.loanNo(), payment.dueDate())
                .update();
        jdbc.sql("UPDATE loan SET principal_balance = principal_balance - ? WHERE loan_no = ?")
                .params(yuan(payment.principal()), payment.loanNo())
                .update();
        jdbc.sql("""
                        UPDATE loan
                        SET status = 'SETTLED'
                        WHERE loan_no = ?
                          AND principal_balance = 0
                          AND NOT EXISTS (SELECT 1
                                          FROM instalment i
                                          WHERE i.loan_no = loan.loan_no
                                            AND i.settled_on IS NULL)
                        """).param(payment.loanNo()).update();
    }

    private static BigDecimal yuan(Money money) {
        return BigDecimal.valueOf(money.fen(), 2);
    }
}
