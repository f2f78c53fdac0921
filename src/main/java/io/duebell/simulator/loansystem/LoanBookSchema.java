package io.duebell.simulator.loansystem;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The loan system's tables and views in a database that the simulator made, told by its stamp, the table {@code
 * generated_by}. A database with tables but without the stamp is somebody's own and is never written to.
 */
public final class LoanBookSchema {

    /** What the gateway may SELECT, and nothing else. */
    public static final List<String> VIEWS =
            List.of("v_open_instalment", "v_borrower", "v_borrower_phone", "v_loan", "v_posting", "v_book_status");

    private static final List<String> TABLES = List.of(
            Counter.TABLE,
            "bank_entry",
            "bank_order",
            "bank_paid",
            "book_status",
            "posting",
            "instalment",
            "loan",
            "borrower_phone",
            "borrower",
            "village",
            "customer_manager",
            "branch");

    private final DataSource database;
    private final JdbcTemplate jdbc;

    public LoanBookSchema(DataSource database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
    }

    /** Lays empty tables and views and the stamp; drops what an earlier run of the simulator left here. */
    public void lay() {
        if (hasTables()) {
            requireStamp();
            VIEWS.forEach(view -> jdbc.execute("DROP VIEW IF EXISTS " + view));
            TABLES.forEach(table -> jdbc.execute("DROP TABLE IF EXISTS " + table));
            jdbc.execute("DELETE FROM generated_by");
        } else {
            // First of all, so that a run that is cut short leaves a database that the next may clear.
            jdbc.execute("""
                    CREATE TABLE generated_by (
                        id             TINYINT     NOT NULL PRIMARY KEY,
                        generator      VARCHAR(60) NOT NULL,
                        households     INT         NOT NULL,
                        business_date  DATE        NOT NULL,
                        seed           BIGINT      NOT NULL
                    ) DEFAULT CHARSET = utf8mb4
                    """);
        }
        new ResourceDatabasePopulator(new ClassPathResource("loanbook/schema.sql")).execute(database);
    }

    /** Whether a whole book was made here; false for an empty database and for one whose making was cut short. */
    public boolean isComplete() {
        return hasTables() && hasStamp() && count("SELECT COUNT(*) FROM generated_by") == 1;
    }

    /** Throws with a text for the operator when this database is not of the simulator's making. */
    public void requireStamp() {
        if (!hasStamp()) {
            throw new IllegalStateException("The database " + name()
                    + " was not made by Duebell's simulator (it has no table generated_by), so the simulator does not "
                    + "write to it. Give it an empty database.");
        }
    }

    void markComplete(BookSpec spec) {
        jdbc.update(
                "INSERT INTO generated_by (id, generator, households, business_date, seed) VALUES (1, ?, ?, ?, ?)",
                "duebell loan book generator",
                spec.households(),
                spec.businessDate(),
                spec.seed());
    }

    private boolean hasTables() {
        return count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()") > 0;
    }

    private boolean hasStamp() {
        return count("""
                        SELECT COUNT(*)
                        FROM information_schema.tables
                        WHERE table_schema = DATABASE()
                          AND table_name = 'generated_by'
                        """) == 1;
    }

    private int count(String sql) {
        Integer count = jdbc.queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }

    private String name() {
        try (Connection connection = database.getConnection()) {
            return "'" + connection.getCatalog() + "'";
        } catch (SQLException e) {
            return "(unknown)";
        }
    }
}
