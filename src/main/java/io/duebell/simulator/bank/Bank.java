package io.duebell.simulator.bank;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.simulator.bank.Ways.Way;
import io.duebell.simulator.borrowers.PlannedPayment;
import io.duebell.simulator.borrowers.Purse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bank's books of one account, kept in two tables of its own beside the loan system's, which it does not tell of anything. Who owes
 * soon remits in some way, once for a loan; who promised a payment remits on that day; others send money for other things.
 */
public final class Bank implements Purse {

    /** Whose country code is nobody's. */
    public static final String ACCOUNT = "9998041700000002031";

    private static final long OPENING_FEN = 1_000_000_00L;

    /** Of so many remittances one is for something else, and of so many one is taken back. */
    private static final int OTHER_EACH = 6;

    private static final int REVERSED_EACH = 25;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Payers payers = new Payers();
    private final long seed;

    /** In a database of the simulator's making. */
    public Bank(DataSource database, long seed) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.seed = seed;
        jdbc.sql("""
                        CREATE TABLE IF NOT EXISTS bank_entry (
                            id             BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
                            day            DATE           NOT NULL,
                            at             TIME           NOT NULL,
                            amount         DECIMAL(14, 2) NOT NULL,
                            balance        DECIMAL(14, 2) NOT NULL,
                            payer          VARCHAR(120)   NOT NULL,
                            payer_account  VARCHAR(40)    NOT NULL,
                            booking        VARCHAR(60)    NOT NULL,
                            remark         VARCHAR(200)   NOT NULL,
                            taken_back     BOOLEAN        NOT NULL DEFAULT FALSE,
                            KEY bank_entry_by_day (day)
                        ) DEFAULT CHARSET = utf8mb4
                        """).update();
        jdbc.sql("""
                        CREATE TABLE IF NOT EXISTS bank_order (
                            id       BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
                            msisdn   VARCHAR(15)    NOT NULL,
                            pay_on   DATE           NOT NULL,
                            amount   DECIMAL(14, 2) NULL
                        ) DEFAULT CHARSET = utf8mb4
                        """).update();
        jdbc.sql("""
                        CREATE TABLE IF NOT EXISTS bank_paid (
                            loan_no  CHAR(16)       NOT NULL PRIMARY KEY
                        ) DEFAULT CHARSET = utf8mb4
                        """).update();
    }

    @Override
    public void set(PlannedPayment payment) {
        Money amount = payment.amount();
        jdbc.sql("INSERT INTO bank_order (msisdn, pay_on, amount) VALUES (:msisdn, :payOn, :amount)")
                .param("msisdn", payment.msisdn())
                .param("payOn", payment.on())
                .param("amount", amount == null ? null : yuan(amount))
                .update();
    }

    /**
     * What comes in during a while: what was promised up to this day, and so many payments besides; says how many entries that made.
     *
     * @param mostToday entries of a day above which nobody remits without having promised
     */
    public int live(LocalDate day, LocalTime at, int payments, int mostToday) {
        Integer made = transaction.execute(status -> {
            long before = entries();
            SplittableRandom random = new SplittableRandom(seed * 31 + before);
            keepPromises(day, at, random);
            int left = Math.min(payments, mostToday - entriesOf(day));
            List<Debt> debts = left > 0 ? debts(day, left * 2) : List.of();
            int next = 0;
            for (int i = 0; i < left; i++) {
                if (random.nextInt(OTHER_EACH) == 0) {
                    enter(day, at, payers.other(random));
                    continue;
                }
                Way way = payers.way(random);
                if (next + way.borrowers() > debts.size()) {
                    break;
                }
                enter(day, at, payers.remit(way, debts.subList(next, next + way.borrowers()), random));
                next += way.borrowers();
                if (random.nextInt(REVERSED_EACH) == 0) {
                    takeBackOne(day, at);
                }
            }
            return (int) (entries() - before);
        });
        return made == null ? 0 : made;
    }

    /** The entries of these days, in the order in which they were booked. */
    public List<BankEntry> entries(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT id, day, at, amount, balance, payer, payer_account, booking, remark
                        FROM bank_entry
                        WHERE day BETWEEN ? AND ?
                        ORDER BY id
                        """)
                .params(from, to)
                .query((row, n) -> new BankEntry(
                        serial(row.getObject("day", LocalDate.class), row.getLong("id")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("at", LocalTime.class),
                        Money.ofYuan(row.getBigDecimal("amount")),
                        Money.ofYuan(row.getBigDecimal("balance")),
                        row.getString("payer"),
                        row.getString("payer_account"),
                        row.getString("booking"),
                        row.getString("remark")))
                .list();
    }

    private record Order(long id, String msisdn, @Nullable Money amount) {}

    private void keepPromises(LocalDate day, LocalTime at, SplittableRandom random) {
        List<Order> orders = jdbc.sql("SELECT id, msisdn, amount FROM bank_order WHERE pay_on <= ? ORDER BY id")
                .param(day)
                .query((row, n) ->
                        new Order(row.getLong("id"), row.getString("msisdn"), moneyOrNull(row.getBigDecimal("amount"))))
                .list();
        for (Order order : orders) {
            jdbc.sql("DELETE FROM bank_order WHERE id = ?").param(order.id()).update();
            debtOf(order.msisdn()).ifPresent(debt -> {
                Money amount = order.amount();
                Debt meant = amount == null
                        ? debt
                        : new Debt(debt.borrowerNo(), debt.name(), debt.village(), debt.loanNo(), amount);
                enter(day, at, payers.remit(payers.wayOfOne(random), List.of(meant), random));
            });
        }
    }

    private Optional<Debt> debtOf(String msisdn) {
        String tail = msisdn.substring(Math.max(0, msisdn.length() - 4));
        TreeSet<String> owners = new TreeSet<>();
        // Clerks type numbers in many ways; the last four digits stand together in all of them
        jdbc.sql("SELECT borrower_no, phone FROM borrower_phone WHERE phone LIKE ?")
                .param("%" + tail + "%")
                .query((row, n) -> new String[] {row.getString("borrower_no"), row.getString("phone")})
                .list()
                .forEach(phone -> Msisdn.ofMobile(phone[1])
                        .filter(number -> number.digits().equals(msisdn))
                        .ifPresent(number -> owners.add(phone[0])));
        return owners.stream()
                .flatMap(owner -> debts("AND l.borrower_no = ? ORDER BY i.due_date, l.loan_no", owner, 1).stream())
                .findFirst();
    }

    /** Of loans that nobody has remitted for yet, in an order that only the seed knows. */
    private List<Debt> debts(LocalDate day, int most) {
        return debts("""
                        AND i.due_date <= ? + INTERVAL 10 DAY
                        AND NOT EXISTS (SELECT 1 FROM bank_paid p WHERE p.loan_no = l.loan_no)
                        ORDER BY CRC32(CONCAT(l.loan_no, '-""" + seed + "'))", day, most);
    }

    private List<Debt> debts(String which, Object value, int most) {
        return jdbc.sql("""
                        SELECT b.borrower_no, b.name, v.name AS village, l.loan_no,
                               i.principal_due - i.principal_paid + i.interest_due - i.interest_paid
                                   + i.penalty_due - i.penalty_paid AS open
                        FROM instalment i
                        JOIN loan l ON l.loan_no = i.loan_no
                        JOIN borrower b ON b.borrower_no = l.borrower_no
                        JOIN village v ON v.village_no = b.village_no
                        WHERE i.settled_on IS NULL
                          AND l.status = 'ACTIVE'
                          AND i.principal_due - i.principal_paid + i.interest_due - i.interest_paid > 0
                        """ + which + " LIMIT " + most)
                .params(value)
                .query((row, n) -> new Debt(
                        row.getString("borrower_no"),
                        row.getString("name"),
                        row.getString("village"),
                        row.getString("loan_no"),
                        Money.ofYuan(row.getBigDecimal("open"))))
                .list();
    }

    private void takeBackOne(LocalDate day, LocalTime at) {
        jdbc.sql("""
                        SELECT id, day, amount, payer, payer_account
                        FROM bank_entry
                        WHERE amount > 0
                          AND taken_back = FALSE
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .query((row, n) -> {
                    String original = serial(row.getObject("day", LocalDate.class), row.getLong("id"));
                    return Map.entry(
                            row.getLong("id"),
                            new Transfer(
                                    row.getString("payer"),
                                    row.getString("payer_account"),
                                    new Money(-Money.ofYuan(row.getBigDecimal("amount"))
                                            .fen()),
                                    "冲正",
                                    "冲正原交易流水" + original,
                                    List.of()));
                })
                .list()
                .forEach(found -> {
                    jdbc.sql("UPDATE bank_entry SET taken_back = TRUE WHERE id = ?")
                            .param(found.getKey())
                            .update();
                    enter(day, at, found.getValue());
                });
    }

    private void enter(LocalDate day, LocalTime at, Transfer transfer) {
        BigDecimal before = jdbc.sql("SELECT balance FROM bank_entry ORDER BY id DESC LIMIT 1")
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.valueOf(OPENING_FEN, 2));
        jdbc.sql("""
                        INSERT INTO bank_entry (day, at, amount, balance, payer, payer_account, booking, remark)
                        VALUES (:day, :at, :amount, :balance, :payer, :account, :booking, :remark)
                        """)
                .param("day", day)
                .param("at", at)
                .param("amount", yuan(transfer.amount()))
                .param("balance", before.add(yuan(transfer.amount())))
                .param("payer", transfer.payer())
                .param("account", transfer.payerAccount())
                .param("booking", transfer.booking())
                .param("remark", transfer.remark())
                .update();
        transfer.loans()
                .forEach(loan -> jdbc.sql("INSERT IGNORE INTO bank_paid (loan_no) VALUES (?)")
                        .param(loan)
                        .update());
    }

    private long entries() {
        return jdbc.sql("SELECT COUNT(*) FROM bank_entry").query(Long.class).single();
    }

    private int entriesOf(LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM bank_entry WHERE day = ?")
                .param(day)
                .query(Integer.class)
                .single();
    }

    private static String serial(LocalDate day, long id) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%08d".formatted(id);
    }

    private static BigDecimal yuan(Money money) {
        return BigDecimal.valueOf(money.fen(), 2);
    }

    private static @Nullable Money moneyOrNull(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.ofYuan(yuan);
    }
}
