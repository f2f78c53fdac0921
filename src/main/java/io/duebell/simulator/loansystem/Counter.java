package io.duebell.simulator.loansystem;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.simulator.borrowers.PlannedPayment;
import io.duebell.simulator.borrowers.Purse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The counter of the branch: what borrowers mean to pay is kept in the loan system's database, and booked before its day
 * ends. A payment is booked on what the owner of the telephone owes first.
 */
public final class Counter implements Purse {

    static final String TABLE = "planned_payment";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LoanSystem loanSystem;

    /** Throws when the database is not of the simulator's making. */
    public Counter(DataSource database, LoanSystem loanSystem) {
        new LoanBookSchema(database).requireStamp();
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.loanSystem = loanSystem;
        jdbc.sql("""
                        CREATE TABLE IF NOT EXISTS planned_payment (
                            id      BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
                            msisdn  VARCHAR(15)    NOT NULL,
                            pay_on  DATE           NOT NULL,
                            amount  DECIMAL(14, 2) NULL,
                            KEY planned_payment_by_day (pay_on)
                        ) DEFAULT CHARSET = utf8mb4
                        """).update();
    }

    @Override
    public void set(PlannedPayment payment) {
        Money amount = payment.amount();
        jdbc.sql("INSERT INTO planned_payment (msisdn, pay_on, amount) VALUES (:msisdn, :payOn, :amount)")
                .param("msisdn", payment.msisdn())
                .param("payOn", payment.on())
                .param("amount", amount == null ? null : BigDecimal.valueOf(amount.fen(), 2))
                .update();
    }

    /** Books what was to be paid up to this day, as of this day, once; says how many payments that was. */
    public int book(LocalDate day) {
        List<Planned> due = jdbc.sql("""
                        SELECT id, msisdn, amount
                        FROM planned_payment
                        WHERE pay_on <= ?
                        ORDER BY id
                        """)
                .param(day)
                .query((row, n) -> new Planned(
                        row.getLong("id"), row.getString("msisdn"), moneyOrNull(row.getBigDecimal("amount"))))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        Map<String, Set<String>> owners = owners();
        return (int) due.stream()
                .filter(planned -> book(planned, owners.getOrDefault(planned.msisdn(), Set.of()), day))
                .count();
    }

    private boolean book(Planned planned, Set<String> borrowers, LocalDate day) {
        return Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql("DELETE FROM planned_payment WHERE id = ?")
                                .param(planned.id())
                                .update()
                        == 1
                && loanSystem.payNext(borrowers, planned.amount(), day)));
    }

    /** Who has a telephone, by its number as the carrier knows it; clerks type numbers in many ways. */
    private Map<String, Set<String>> owners() {
        Map<String, Set<String>> owners = new HashMap<>();
        jdbc.sql("SELECT borrower_no, phone FROM borrower_phone")
                .query((row, n) -> new Phone(row.getString("borrower_no"), row.getString("phone")))
                .list()
                .forEach(phone -> Msisdn.ofMobile(phone.typed())
                        .ifPresent(number -> owners.computeIfAbsent(number.digits(), key -> new TreeSet<>())
                                .add(phone.borrowerNo())));
        return owners;
    }

    private static @Nullable Money moneyOrNull(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.ofYuan(yuan);
    }

    private record Planned(long id, String msisdn, @Nullable Money amount) {}

    private record Phone(String borrowerNo, String typed) {}
}
