package io.duebell.simulator.loansystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LoanBookGeneratorTests {

    private static final LocalDate BUSINESS_DATE = LocalDate.of(2026, 12, 15);

    private final TestDatabase database = TestDatabase.create();
    private final LoanBookGenerator generator = new LoanBookGenerator(database.loanOwnerDataSource());
    private final JdbcTemplate jdbc = new JdbcTemplate(database.loanOwnerDataSource());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_default_book_is_the_branch_the_product_comes_from() {
        List<Integer> progress = new ArrayList<>();

        BookFigures figures = generator.generate(
                new BookSpec(BookSpec.BRANCH_HOUSEHOLDS, BUSINESS_DATE, 1), (done, total) -> progress.add(done));

        System.out.println(figures);
        assertThat(figures.villages()).isEqualTo(49);
        assertThat(figures.managers()).isEqualTo(6);
        assertThat(figures.borrowers()).isBetween(7_150, 7_350);
        assertThat(figures.loans()).isBetween(8_900, 9_500);
        assertThat(figures.instalments()).isBetween(38_000, 46_000);
        assertThat(figures.settlementDay()).isEqualTo(LocalDate.of(2026, 12, 20));
        assertThat(figures.dueThen()).isBetween(4_700, 5_300);
        assertThat(progress).contains(0, 3_500, 7_000).isSorted();
        assertThat(count("v_open_instalment WHERE due_date = '2026-12-20'")).isEqualTo(figures.dueThen());
        assertThat(count("borrower WHERE current_address IS NOT NULL")).isBetween(5_600, 6_000);
        assertThat(
                        count(
                                "borrower b WHERE EXISTS (SELECT 1 FROM borrower o WHERE o.name = b.name AND o.borrower_no <> b.borrower_no)"))
                .isBetween(200, 1_500);
        assertThat(count("v_open_instalment WHERE due_date < '2026-12-15'")).isBetween(100, 500);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT DATEDIFF('2026-12-15', due_date) FROM v_open_instalment WHERE due_date < '2026-12-15'",
                        Integer.class))
                .contains(1, 7, 15, 30, 45, 60, 100);
        assertThat(jdbc.queryForObject("SELECT SUM(principal_balance) / 1e6 FROM loan", Double.class))
                .isBetween(50.0, 80.0);
        assertThat(count("borrower WHERE CHAR_LENGTH(name) = 40")).isOne();
        assertThat(count("borrower WHERE name LIKE '%🌸'")).isOne();
        assertThat(count("v_open_instalment WHERE due_date = '2026-12-20' AND interest_open = 0"))
                .isOne();
        assertThat(count("borrower_phone WHERE phone = '问他家老大'")).isPositive();
        assertThat(count("borrower_phone GROUP BY phone HAVING COUNT(*) > 1 LIMIT 1"))
                .isGreaterThan(1);
        assertThat(count("posting")).isEqualTo(count("instalment WHERE settled_on IS NOT NULL"));
        assertThat(count("instalment WHERE settled_on >= '2026-12-15'")).isZero();
    }

    @Test
    void the_same_seed_makes_the_same_book_and_another_seed_another() {
        BookSpec spec = new BookSpec(60, BUSINESS_DATE, 7);
        generator.generate(spec, Progress.NONE);
        List<?> first = rows();

        generator.generate(spec, Progress.NONE);
        List<?> again = rows();
        generator.generate(new BookSpec(60, BUSINESS_DATE, 8), Progress.NONE);

        assertThat(again).isEqualTo(first).isNotEmpty();
        assertThat(rows()).isNotEqualTo(first);
    }

    @Test
    void it_grows_by_branches() {
        BookFigures figures = generator.generate(new BookSpec(7_001, BUSINESS_DATE, 1), Progress.NONE);

        assertThat(figures.households()).isEqualTo(7_001);
        assertThat(figures.managers()).isEqualTo(12);
        assertThat(count("branch")).isEqualTo(2);
    }

    @Test
    void a_database_with_tables_of_somebody_else_is_left_alone() {
        jdbc.execute("CREATE TABLE loan (loan_no INT)");
        jdbc.update("INSERT INTO loan (loan_no) VALUES (4711)");

        assertThatThrownBy(() -> generator.generate(new BookSpec(10, BUSINESS_DATE, 1), Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not made by Duebell's simulator");

        assertThat(count("loan WHERE loan_no = 4711")).isOne();
        assertThat(generator.isComplete()).isFalse();
        assertThatThrownBy(() -> new LoanSystem(database.loanOwnerDataSource()))
                .hasMessageContaining("does not write to it");
    }

    private List<?> rows() {
        List<Object> rows = new ArrayList<>();
        for (String table :
                List.of("village", "customer_manager", "borrower", "borrower_phone", "loan", "instalment")) {
            rows.addAll(jdbc.queryForList("SELECT * FROM " + table + " ORDER BY 1, 2"));
        }
        return rows;
    }

    private int count(String what) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM " + what, Integer.class);
        return count == null ? 0 : count;
    }
}
