package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

class TestDatabaseTests {

    @Test
    void the_gateway_reads_the_views_of_the_loan_system_and_nothing_else() {
        try (TestDatabase database = TestDatabase.migrated()) {
            JdbcTemplate loans = new JdbcTemplate(database.loanbookDataSource());

            Integer rows = loans.queryForObject("SELECT COUNT(*) FROM v_borrower", Integer.class);

            assertThat(rows).isZero();
            assertThatThrownBy(() -> loans.queryForObject("SELECT COUNT(*) FROM borrower", Integer.class))
                    .isInstanceOf(BadSqlGrammarException.class)
                    .rootCause()
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void sessions_speak_utc_and_keep_what_one_pair_writes_from_the_other() {
        try (TestDatabase one = TestDatabase.migrated();
                TestDatabase other = TestDatabase.migrated()) {
            JdbcTemplate gateway = new JdbcTemplate(one.dataSource());

            gateway.update("INSERT INTO database_stamp (id, kind) VALUES (1, 'TEST')");

            assertThat(gateway.queryForObject("SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW())", Integer.class))
                    .isZero();
            assertThat(new JdbcTemplate(other.dataSource())
                            .queryForObject("SELECT COUNT(*) FROM database_stamp", Integer.class))
                    .isZero();
        }
    }
}
