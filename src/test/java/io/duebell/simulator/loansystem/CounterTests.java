package io.duebell.simulator.loansystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.TestDatabase;
import io.duebell.shared.Money;
import io.duebell.simulator.borrowers.PlannedPayment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CounterTests {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final String HANDSET = "8613800000001";

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.loanOwnerDataSource());
    private final Counter counter =
            new Counter(database.loanOwnerDataSource(), new LoanSystem(database.loanOwnerDataSource()));

    @BeforeEach
    void lend() {
        jdbc.update("INSERT INTO branch (branch_no, name) VALUES ('0417', '分社')");
        jdbc.update(
                "INSERT INTO customer_manager (manager_no, name, mobile, branch_no) VALUES ('M00001', '何一', '13000000000', '0417')");
        jdbc.update(
                "INSERT INTO village (village_no, name, township, branch_no, manager_no) VALUES ('041701001', '村', '镇', '0417', 'M00001')");
        jdbc.update(
                "INSERT INTO borrower (borrower_no, name, id_card, village_no, home_address) VALUES ('B1', '何二', '99', '041701001', '1组')");
        jdbc.update(
                "INSERT INTO borrower_phone (borrower_no, phone, holder, updated_on) VALUES ('B1', '+86 138-0000-0001', 'SELF', '2026-01-01')");
        jdbc.update("""
                INSERT INTO loan (loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate,
                                  value_date, maturity_date, interest_cycle, repay_account, status)
                VALUES ('L1', 'B1', '贷款', 10000, 10000, 7.2, '2025-12-20', '2027-12-20', 'QUARTERLY', '9999', 'ACTIVE')
                """);
        jdbc.update(
                "INSERT INTO instalment (loan_no, due_date, interest_due, penalty_due) VALUES ('L1', ?, 100, 5)", DUE);
        jdbc.update(
                "INSERT INTO instalment (loan_no, due_date, interest_due) VALUES ('L1', ?, 100)", DUE.plusMonths(3));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void what_was_promised_for_a_day_is_booked_on_that_day_and_once() {
        counter.set(new PlannedPayment(HANDSET, TODAY.plusDays(1), null));

        int tooEarly = counter.book(TODAY);
        int onTheDay = counter.book(TODAY.plusDays(1));
        int again = counter.book(TODAY.plusDays(1));

        assertThat(List.of(tooEarly, onTheDay, again)).containsExactly(0, 1, 0);
        assertThat(jdbc.queryForMap("SELECT due_date, posted_on, interest, penalty FROM v_posting"))
                .containsEntry("due_date", java.sql.Date.valueOf(DUE))
                .containsEntry("posted_on", java.sql.Date.valueOf(TODAY.plusDays(1)))
                .containsEntry("interest", new BigDecimal("100.00"))
                .containsEntry("penalty", new BigDecimal("5.00"));
        assertThat(openInterest()).containsExactly("100.00");
    }

    @Test
    void a_part_covers_the_penalty_first_and_more_than_is_due_is_not_taken() {
        counter.set(new PlannedPayment(HANDSET, TODAY, new Money(30_00)));
        counter.book(TODAY);
        List<String> afterPart = openInterest();
        counter.set(new PlannedPayment(HANDSET, TODAY, new Money(500_00)));
        counter.book(TODAY);

        assertThat(afterPart).containsExactly("75.00", "100.00");
        assertThat(openInterest()).containsExactly("100.00");
    }

    @Test
    void a_handset_that_nobody_in_the_book_has_pays_nothing() {
        counter.set(new PlannedPayment("8613800000002", TODAY, null));

        int booked = counter.book(TODAY);

        assertThat(booked).isZero();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM posting", Integer.class))
                .isZero();
    }

    private List<String> openInterest() {
        return jdbc.queryForList(
                "SELECT CAST(interest_open AS CHAR) FROM v_open_instalment ORDER BY due_date", String.class);
    }
}
