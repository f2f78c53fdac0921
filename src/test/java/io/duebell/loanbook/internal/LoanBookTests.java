package io.duebell.loanbook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Payments.Paid;
import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Snapshot;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanBookTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 20);
    private static final String LOAN = "L000000000000001";

    private final LoanBookDatabase database = new LoanBookDatabase();
    private ConfigurableApplicationContext context;
    private LoanBook book;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(LoanBookContext.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .properties("duebell.loanbook.refresh-wait=1s", "duebell.loanbook.swap-wait=1s")
                .run();
        book = context.getBean(LoanBook.class);
    }

    @AfterAll
    void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void oneBorrowerWithOneInstalment() {
        database.clear();
        database.borrower("B00000000001", "王建国");
        database.phone("B00000000001", "138-0013-8000", true);
        database.loan(LOAN, "B00000000001");
        database.instalment(LOAN, "2026-06-20", "487.50");
    }

    @Test
    void a_refresh_brings_the_book_in_whole() {
        database.phone("B00000000001", "0871-65123456", false);

        Snapshot snapshot = book.refresh(DAY);

        assertThat(snapshot)
                .usingRecursiveComparison()
                .ignoringFields("loadedAt", "millis")
                .isEqualTo(new Snapshot(DAY, snapshot.loadedAt(), 1, 2, 1, 1, 0, 0));
        assertThat(book.findSnapshot()).contains(snapshot);
        assertThat(all(10)).singleElement().satisfies(it -> {
            assertThat(it.borrower().name()).isEqualTo("王建国");
            assertThat(it.borrower().managerMobile()).isEqualTo("13700137000");
            assertThat(it.phones())
                    .extracting(Phone::typed, Phone::kind, Phone::msisdn)
                    .containsExactly(
                            tuple("138-0013-8000", Phone.Kind.MOBILE, new Msisdn("8613800138000")),
                            tuple("0871-65123456", Phone.Kind.LANDLINE, null));
            assertThat(it.instalments())
                    .containsExactly(new OpenInstalment(
                            key(LOAN, JUNE),
                            JUNE,
                            new OpenAmounts(Money.ZERO, new Money(48750), Money.ZERO),
                            "农户小额信用贷款",
                            LocalDate.of(2027, 1, 5),
                            "6210000000000000001",
                            false));
        });
    }

    @Test
    void borrowers_stream_in_order_and_in_chunks_and_those_who_owe_nothing_are_left_out() {
        for (int i = 9; i > 1; i--) {
            database.borrower("B0000000000" + i, "李" + i);
            if (i != 5) {
                database.loan("L00000000000000" + i, "B0000000000" + i);
                database.instalment("L00000000000000" + i, "2026-06-20", "10.00");
                database.instalment("L00000000000000" + i, "2026-09-20", "20.00");
            }
        }
        book.refresh(DAY);

        List<List<String>> chunks = new ArrayList<>();
        try (LoanBook.BorrowerStream stream = book.openBorrowers(3)) {
            stream.forEachRemaining(chunk -> chunks.add(chunk.stream()
                    .map(it -> it.borrower().borrowerNo().substring(11))
                    .toList()));
        }

        assertThat(chunks).containsExactly(List.of("1", "2", "3"), List.of("4", "6", "7"), List.of("8", "9"));
        assertThat(all(3).get(1).instalments())
                .extracting(it -> it.key().dueDate())
                .containsExactly(JUNE, LocalDate.of(2026, 9, 20));
    }

    @Test
    void due_dates_are_counted_with_and_without_principal() {
        database.borrower("B00000000002", "李二");
        database.loan("L000000000000002", "B00000000002");
        database.instalment("L000000000000002", "2026-06-20", "10.00");
        database.instalment("L000000000000002", "2027-01-05", "10.00");
        database.instalment(LOAN, "2026-09-20", "1.00");
        book.refresh(DAY);

        assertThat(book.countByDueDate())
                .containsExactlyInAnyOrder(
                        new DueDate(JUNE, false, 2),
                        new DueDate(LocalDate.of(2026, 9, 20), false, 1),
                        new DueDate(LocalDate.of(2027, 1, 5), true, 1));
    }

    @Test
    void a_stream_says_so_when_the_snapshot_changes_under_it() {
        database.borrower("B00000000002", "李二");
        database.loan("L000000000000002", "B00000000002");
        database.instalment("L000000000000002", "2026-06-20", "10.00");
        book.refresh(DAY);

        try (LoanBook.BorrowerStream stream = book.openBorrowers(1)) {
            book.refresh(DAY);

            assertThatThrownBy(stream::next).hasMessageContaining("swapped");
        }
    }

    @Test
    void a_row_that_can_not_be_taken_goes_to_quarantine_and_the_rest_comes_in() {
        database.instalment(LOAN, "2026-09-20", "-0.01");
        database.instalment(LOAN, "2026-12-20", "1.00");
        database.loan("L000000000000002", "B00000000001");
        database.loans.update("UPDATE loan SET product = ' ' WHERE loan_no = 'L000000000000002'");

        Snapshot snapshot = book.refresh(DAY);

        assertThat(snapshot.instalments()).isEqualTo(2);
        assertThat(snapshot.quarantined()).isEqualTo(2);
        assertThat(database.gateway.queryForList(
                        "SELECT CONCAT(source, ' ', row_key, ' ', reason) FROM book_quarantine ORDER BY id",
                        String.class))
                .containsExactly(
                        "v_loan L000000000000002 product is empty",
                        "v_open_instalment " + LOAN + ":2026-09-20 interest_open is negative: -0.01");
    }

    @Test
    void a_doubled_key_costs_one_row_not_its_batch() {
        database.loans.update(
                "CREATE OR REPLACE VIEW v_borrower_phone AS"
                        + " SELECT borrower_no, phone, holder, preferred, updated_on FROM borrower_phone"
                        + " UNION ALL SELECT borrower_no, phone, holder, preferred, updated_on FROM borrower_phone WHERE preferred");
        database.phone("B00000000001", "13900139000", false);
        try {
            Snapshot snapshot = book.refresh(DAY);

            assertThat(snapshot.phones()).isEqualTo(2);
            assertThat(snapshot.quarantined()).isEqualTo(1);
        } finally {
            database.loans.update("CREATE OR REPLACE VIEW v_borrower_phone AS"
                    + " SELECT borrower_no, phone, holder, preferred, updated_on FROM borrower_phone");
        }
    }

    @Test
    void an_instalment_without_its_borrower_is_quarantined() {
        database.borrower("B00000000002", "李二");
        database.loan("L000000000000002", "B00000000002");
        database.instalment("L000000000000002", "2026-06-20", "10.00");
        database.loans.update("UPDATE borrower SET name = '' WHERE borrower_no = 'B00000000002'");

        Snapshot snapshot = book.refresh(DAY);

        assertThat(snapshot.instalments()).isEqualTo(1);
        assertThat(snapshot.quarantined()).isEqualTo(2);
        assertThat(all(10)).hasSize(1);
    }

    @Test
    void a_refresh_that_fails_midway_leaves_the_old_snapshot() {
        Snapshot first = book.refresh(DAY);
        database.borrower("B00000000002", "李二");
        database.loans.execute("RENAME TABLE v_open_instalment TO v_open_instalment_away");
        try {
            assertThatThrownBy(() -> book.refresh(DAY.plusDays(1))).isInstanceOf(LoanBookUnavailableException.class);
        } finally {
            database.loans.execute("RENAME TABLE v_open_instalment_away TO v_open_instalment");
        }

        assertThat(book.findSnapshot()).contains(first);
        assertThat(all(10)).hasSize(1);
        assertThat(context.getBean(BorrowerSearch.class).find("B00000000002")).isEmpty();
    }

    @Test
    void one_node_refreshes_at_a_time() throws SQLException {
        DataSource gateway = context.getBean(DataSource.class);

        try (Connection other = gateway.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT GET_LOCK(" + RefreshMapper.LOCK + ", 0)");
            assertThatThrownBy(() -> book.refresh(DAY)).hasMessageContaining("another node");
            statement.execute("SELECT RELEASE_LOCK(" + RefreshMapper.LOCK + ")");
        }

        assertThat(book.refresh(DAY).instalments()).isEqualTo(1);
    }

    @Test
    void a_reader_of_the_old_tables_keeps_the_swap_out_and_nothing_is_half_swapped() throws SQLException {
        Snapshot first = book.refresh(DAY);
        DataSource gateway = context.getBean(DataSource.class);

        try (Connection reader = gateway.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT borrower_no FROM book_phone").close();
            database.borrower("B00000000002", "李二");
            assertThatThrownBy(() -> book.refresh(DAY.plusDays(1))).hasMessageContaining("ock wait timeout");
            reader.rollback();
        }

        assertThat(book.findSnapshot()).contains(first);
        assertThat(context.getBean(BorrowerSearch.class).count(null).borrowers())
                .isEqualTo(1);
        assertThat(book.refresh(DAY.plusDays(1)).borrowers()).isEqualTo(2);
    }

    @Test
    void the_last_check_reads_by_the_key() {
        String plan = database
                .loans
                .queryForList("EXPLAIN SELECT loan_no, due_date, principal_open, interest_open, penalty_open"
                        + " FROM v_open_instalment WHERE loan_no IN ('" + LOAN + "', 'L000000000000002')"
                        + " AND due_date BETWEEN '2026-06-01' AND '2026-06-30'")
                .stream()
                .map(row -> row.get("table") + ":" + row.get("key"))
                .sorted()
                .toList()
                .toString();

        assertThat(plan).contains("i:PRIMARY");
    }

    @Test
    void a_moved_instalment_keeps_its_subject_through_every_move() {
        book.refresh(DAY);
        database.told(LOAN, "2026-06-20");
        move("2026-06-20", "2026-07-20");
        book.refresh(DAY.plusDays(1));
        assertThat(all(10).get(0).instalments())
                .extracting(it -> it.key().dueDate(), OpenInstalment::subjectDueDate)
                .containsExactly(tuple(LocalDate.of(2026, 7, 20), JUNE));

        move("2026-07-20", "2026-12-20");
        book.refresh(DAY.plusDays(2));

        assertThat(all(10).get(0).instalments())
                .extracting(it -> it.key().dueDate(), OpenInstalment::subjectDueDate)
                .containsExactly(tuple(LocalDate.of(2026, 12, 20), JUNE));
    }

    @Test
    void one_that_was_paid_or_never_told_has_not_moved() {
        database.loan("L000000000000002", "B00000000001");
        database.instalment("L000000000000002", "2026-06-20", "10.00");
        book.refresh(DAY);
        database.told(LOAN, "2026-06-20");
        pay(LOAN, "2026-06-20");
        database.instalment(LOAN, "2026-09-20", "480.00");
        database.loans.update("UPDATE instalment SET due_date = '2026-07-20' WHERE loan_no = 'L000000000000002'");

        book.refresh(DAY.plusDays(1));

        assertThat(all(10).get(0).instalments())
                .hasSize(2)
                .allSatisfy(
                        it -> assertThat(it.subjectDueDate()).isEqualTo(it.key().dueDate()));
    }

    @Test
    void a_reversed_payment_does_not_count() {
        book.refresh(DAY);
        database.told(LOAN, "2026-06-20");
        pay(LOAN, "2026-06-20");
        database.loans.update("UPDATE posting SET reversed = TRUE");
        database.instalment(LOAN, "2026-07-20", "487.50");

        book.refresh(DAY.plusDays(1));

        assertThat(all(10).get(0).instalments().get(0).subjectDueDate()).isEqualTo(JUNE);
        assertThat(book.paidAmong(List.of(key(LOAN, JUNE)))).isEmpty();
    }

    @Test
    void the_day_on_which_a_loan_we_told_of_was_paid_off_is_kept_until_it_is_open_again() {
        database.loan("L000000000000002", "B00000000001");
        database.told(LOAN, "2026-06-20");
        book.refresh(DAY);
        assertThat(closed()).isEmpty();

        database.loans.update("UPDATE loan SET status = 'SETTLED'");
        book.refresh(DAY.plusDays(1));
        book.refresh(DAY.plusDays(2));
        assertThat(closed()).containsExactly(LOAN + " " + DAY.plusDays(1));

        database.loans.update("UPDATE loan SET status = 'ACTIVE'");
        book.refresh(DAY.plusDays(3));
        assertThat(closed()).isEmpty();
    }

    private List<String> closed() {
        return database.gateway.queryForList("SELECT CONCAT(loan_no, ' ', closed_on) FROM loan_closed", String.class);
    }

    @Test
    void what_is_open_now_sees_a_payment_at_once() {
        database.instalment(LOAN, "2026-09-20", "480.00");
        Set<InstalmentKey> keys = Set.of(key(LOAN, JUNE), key(LOAN, LocalDate.of(2026, 9, 20)));
        assertThat(book.openNow(keys)).containsOnlyKeys(keys);

        pay(LOAN, "2026-06-20");
        database.loans.update("UPDATE instalment SET interest_paid = 500 WHERE due_date = '2026-09-20'");

        assertThat(book.openNow(keys))
                .containsExactly(Map.entry(
                        key(LOAN, LocalDate.of(2026, 9, 20)), new OpenAmounts(Money.ZERO, Money.ZERO, Money.ZERO)));
        assertThat(book.paidAmong(keys)).containsExactly(key(LOAN, JUNE));
    }

    @Test
    void the_loan_book_is_never_asked_inside_a_transaction() {
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.execute(status -> book.openNow(List.of(key(LOAN, JUNE)))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pages_find_a_borrower_by_number_and_by_the_beginning_of_the_name() {
        database.borrower("B00000000002", "王%");
        book.refresh(DAY);
        BorrowerSearch search = context.getBean(BorrowerSearch.class);

        assertThat(search.find("B00000000001"))
                .map(it -> it.instalments().size())
                .contains(1);
        assertThat(search.findByName("王", "M00001", 10)).hasSize(2);
        assertThat(search.findByName("王%", null, 10)).hasSize(1);
        assertThat(search.findByName("王", "M00002", 10)).isEmpty();
        assertThat(search.count(null)).isEqualTo(new BorrowerSearch.Counts(2, 1));
        assertThat(search.count("M00002")).isEqualTo(new BorrowerSearch.Counts(0, 0));
    }

    @Test
    void the_day_is_complete_once_the_loan_system_says_so() {
        assertThat(book.findCompleteThrough()).isEmpty();

        database.loans.update("INSERT INTO book_status (as_of_date, complete_at) VALUES (?, NOW())", DAY);

        assertThat(book.findCompleteThrough()).contains(DAY);
        database.loans.update("DELETE FROM book_status");
    }

    @Test
    void what_was_booked_under_advice_is_told_by_key_loan_and_whether_it_stands() {
        database.loan("L000000000000002", "B00000000001");
        database.instalment("L000000000000002", "2026-06-20", "10.00");
        advised("p1", LOAN, "C1", "100.00", false);
        advised("p2", LOAN, "C1", "20.50", false);
        advised("p3", LOAN, "C1", "7.00", true);
        advised("p4", "L000000000000002", "C2", "10.00", false);
        pay(LOAN, "2026-06-20");
        AdvisedPayments payments = context.getBean(AdvisedPayments.class);

        assertThat(payments.advised(List.of(LOAN), DAY))
                .containsExactlyInAnyOrder(
                        new Advised("C1", LOAN, DAY, new Money(12_050), false),
                        new Advised("C1", LOAN, DAY, new Money(700), true));
        assertThat(payments.advised(List.of(LOAN), DAY.plusDays(1))).isEmpty();
        assertThat(payments.underKeys(List.of("C2", "C3"), DAY))
                .containsExactly(new Advised("C2", "L000000000000002", DAY, new Money(1_000), false));
        assertThat(payments.underKeys(List.of(), DAY)).isEmpty();
        assertThat(context.getBean(Payments.class).paidOn(DAY))
                .as("and what no advice led to beside it")
                .containsExactlyInAnyOrder(
                        new Paid(LOAN, DAY, "C1", Money.ZERO, new Money(12_050), Money.ZERO),
                        new Paid(LOAN, DAY, null, Money.ZERO, new Money(48_750), Money.ZERO),
                        new Paid("L000000000000002", DAY, "C2", Money.ZERO, new Money(1_000), Money.ZERO));
    }

    private void advised(String no, String loanNo, String key, String interest, boolean reversed) {
        database.loans.update(
                "INSERT INTO posting (posting_no, loan_no, due_date, posted_on, interest, advice_key, reversed)"
                        + " VALUES (?, ?, '2026-06-20', ?, ?, ?, ?)",
                no,
                loanNo,
                DAY,
                interest,
                key,
                reversed);
    }

    private void move(String from, String to) {
        database.loans.update("UPDATE instalment SET due_date = ? WHERE loan_no = ? AND due_date = ?", to, LOAN, from);
    }

    private void pay(String loanNo, String dueDate) {
        database.loans.update(
                "INSERT INTO posting (posting_no, loan_no, due_date, posted_on, interest) VALUES (?, ?, ?, ?, 487.50)",
                loanNo + dueDate,
                loanNo,
                dueDate,
                DAY);
        database.loans.update(
                "UPDATE instalment SET interest_paid = interest_due, settled_on = ? WHERE loan_no = ? AND due_date = ?",
                DAY,
                loanNo,
                dueDate);
    }

    private List<BorrowerBook> all(int chunkSize) {
        List<BorrowerBook> books = new ArrayList<>();
        try (LoanBook.BorrowerStream stream = book.openBorrowers(chunkSize)) {
            stream.forEachRemaining(books::addAll);
        }
        return books;
    }

    private static InstalmentKey key(String loanNo, LocalDate dueDate) {
        return new InstalmentKey(loanNo, dueDate);
    }
}
