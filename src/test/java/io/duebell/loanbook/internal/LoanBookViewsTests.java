package io.duebell.loanbook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.internal.view.ViewMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoanBookViewsTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 20);

    private final LoanBookDatabase database = new LoanBookDatabase();
    private final LoanBookConfiguration configuration = new LoanBookConfiguration();

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void a_loan_book_that_is_away_is_unavailable() {
        LoanBookSettings settings = settings("jdbc:mysql://127.0.0.1:1/nothing");

        try (HikariDataSource source = configuration.loanbookDataSource(settings)) {
            LoanBookViews views = configuration.loanBookViews(source, settings);

            assertThatThrownBy(() -> views.ask(ViewMapper::completeThrough))
                    .isInstanceOf(LoanBookUnavailableException.class);
            assertThatThrownBy(() -> {
                        try (LoanBookViews.Reading reading = views.read()) {
                            reading.each(ViewMapper::borrowers, row -> {});
                        }
                    })
                    .isInstanceOf(LoanBookUnavailableException.class);
        }
    }

    @Test
    void a_loan_book_that_is_too_slow_is_unavailable() {
        LoanBookSettings settings = settings(database.loansUrl());
        database.loans.execute("CREATE OR REPLACE VIEW v_posting AS SELECT 'x' AS loan_no, CAST('2026-06-20' AS DATE)"
                + " AS due_date, SLEEP(20) AS reversed");

        try (HikariDataSource source = configuration.loanbookDataSource(settings)) {
            LoanBookViews views = configuration.loanBookViews(source, settings);
            long start = System.nanoTime();

            assertThatThrownBy(() -> views.ask(mapper -> mapper.paidAmong(List.of("x"), JUNE, JUNE)))
                    .isInstanceOf(LoanBookUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private LoanBookSettings settings(String url) {
        return new LoanBookSettings(
                url,
                database.user(),
                database.password(),
                2,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                1000,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofDays(1));
    }
}
