package io.duebell.simulator.loansystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.TestDatabase;
import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LoanSystemTests {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 20);

    private final TestDatabase database = TestDatabase.migrated();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.loanOwnerDataSource());
    private final LoanSystem loanSystem = new LoanSystem(database.loanOwnerDataSource());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_finished_day_accrues_a_days_penalty_once() {
        insertLoan("ACTIVE");

        loanSystem.finishDay(LocalDate.of(2026, 11, 20));
        loanSystem.finishDay(LocalDate.of(2026, 11, 21));
        loanSystem.finishDay(LocalDate.of(2026, 11, 21));

        // 10,000 yuan at 7.2 % times 1.5 is 3 yuan a day; the 100 yuan of interest owe 3 fen.
        assertThat(jdbc.queryForObject("SELECT penalty_due FROM instalment", BigDecimal.class))
                .isEqualByComparingTo("3.03");
        assertThat(jdbc.queryForList("SELECT CAST(complete_at AS CHAR) FROM book_status ORDER BY 1", String.class))
                .containsExactly("2026-11-21 01:30:00", "2026-11-22 01:30:00");
        assertThat(loanSystem.nextDay()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void a_part_is_booked_and_the_whole_settles_instalment_and_loan() {
        insertLoan("ACTIVE");
        LocalDate day = DUE.plusDays(3);

        boolean booked = loanSystem.pay(new Payment("L1", DUE, day, Money.ZERO, new Money(60_00), Money.ZERO, "key-1"));
        boolean again = loanSystem.pay(new Payment("L1", DUE, day, Money.ZERO, new Money(60_00), Money.ZERO, "key-1"));
        BigDecimal left = jdbc.queryForObject("SELECT interest_open FROM v_open_instalment", BigDecimal.class);
        loanSystem.payWhole("L1", DUE, day);

        assertThat(booked).isTrue();
        assertThat(again).isFalse();
        assertThat(left).isEqualByComparingTo("40");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM v_open_instalment", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("SELECT status FROM loan", String.class)).isEqualTo("SETTLED");
        assertThat(jdbc.queryForObject("SELECT SUM(principal + interest) FROM v_posting", BigDecimal.class))
                .isEqualByComparingTo("10100");
    }

    @Test
    void more_than_is_owed_is_refused_whole() {
        insertLoan("ACTIVE");

        assertThatThrownBy(() ->
                        loanSystem.pay(new Payment("L1", DUE, DUE, Money.ZERO, new Money(100_01), Money.ZERO, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owes that much");

        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM posting", Integer.class))
                .isZero();
    }

    private void insertLoan(String status) {
        jdbc.update("INSERT INTO branch (branch_no, name) VALUES ('0417', '分社')");
        jdbc.update(
                "INSERT INTO customer_manager (manager_no, name, mobile, branch_no) VALUES ('M00001', '何一', '13000000000', '0417')");
        jdbc.update(
                "INSERT INTO village (village_no, name, township, branch_no, manager_no) VALUES ('041701001', '村', '镇', '0417', 'M00001')");
        jdbc.update(
                "INSERT INTO borrower (borrower_no, name, id_card, village_no, home_address) VALUES ('B1', '何二', '99', '041701001', '1组')");
        jdbc.update("""
                INSERT INTO loan (loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate,
                                  value_date, maturity_date, interest_cycle, repay_account, status)
                VALUES ('L1', 'B1', '贷款', 10000, 10000, 7.2, '2025-11-20', '2026-11-20', 'AT_MATURITY', '9999', ?)
                """, status);
        jdbc.update(
                "INSERT INTO instalment (loan_no, due_date, principal_due, interest_due) VALUES ('L1', ?, 10000, 100)",
                DUE);
    }
}
