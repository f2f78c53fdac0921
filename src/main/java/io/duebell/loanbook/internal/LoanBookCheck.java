package io.duebell.loanbook.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Looks once, at start, whether the six views and the columns that the gateway reads are there.
 *
 * <p>It runs when all beans stand and before anything is started. A loan book that goes away later only holds notices.
 */
@Component
class LoanBookCheck implements SmartInitializingSingleton {

    /** The views of {@code loanbook/schema.sql} with the columns that {@code ViewMapper} names. */
    private static final Map<String, String> CONTRACT = new TreeMap<>(Map.of(
            "v_open_instalment",
            "loan_no due_date principal_open interest_open penalty_open borrower_no product maturity_date repay_account"
                    + " status",
            "v_borrower",
            "borrower_no name home_address current_address language village_no village township branch_no manager_no"
                    + " manager manager_mobile",
            "v_borrower_phone",
            "borrower_no phone holder preferred updated_on",
            "v_loan",
            "loan_no borrower_no product principal_amount principal_balance annual_rate penalty_factor value_date"
                    + " maturity_date interest_cycle repay_account status",
            "v_posting",
            "loan_no due_date posted_on principal interest penalty advice_key reversed",
            "v_book_status",
            "as_of_date"));

    private static final int NO_SUCH_TABLE = 1146;
    private static final int SELECT_DENIED = 1142;
    private static final int VIEW_INVALID = 1356;

    private final HikariDataSource source;
    private final LoanBookSettings settings;

    LoanBookCheck(@Qualifier("loanbook") HikariDataSource source, LoanBookSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) settings.queryTimeout().toSeconds());
            for (Map.Entry<String, String> view : CONTRACT.entrySet()) {
                Set<String> missing = new TreeSet<>(List.of(view.getValue().split(" ")));
                columns(statement, view.getKey()).forEach(missing::remove);
                if (!missing.isEmpty()) {
                    throw lacks("The loan book's view " + view.getKey() + " has no column " + String.join(", ", missing)
                            + ".");
                }
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Every column there is, so that one start names all that are missing. */
    private List<String> columns(Statement statement, String view) throws SQLException {
        try (ResultSet nothing = statement.executeQuery("SELECT * FROM " + view + " WHERE 1 = 0")) {
            ResultSetMetaData data = nothing.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        } catch (SQLException e) {
            switch (e.getErrorCode()) {
                case NO_SUCH_TABLE -> throw lacks("The loan book has no view " + view + ".");
                case VIEW_INVALID ->
                    throw lacks("The loan book's view " + view + " names a table or column that is gone.");
                case SELECT_DENIED ->
                    throw new LoanBookContractException(
                            "The loan book has no view " + view + ", or its user " + settings.username()
                                    + " may not read it.",
                            "Create the six views of loanbook/schema.sql at " + where() + " and GRANT SELECT on each of"
                                    + " them to " + settings.username() + " (duebell.loanbook.username).");
                default -> throw e;
            }
        }
    }

    private LoanBookContractException lacks(String what) {
        return new LoanBookContractException(
                what,
                "Create the six views of loanbook/schema.sql at " + where()
                        + ", with every column they name there; a replica of the loan system is the place for them.");
    }

    private LoanBookContractException unreachable(SQLException e) {
        LoanBookContractException failure = new LoanBookContractException(
                "The loan book does not answer at " + settings.shownUrl() + ": " + rootMessage(e),
                "Set duebell.loanbook.url, .username and .password to the database that has the six views, and see that"
                        + " it runs and lets this machine in. (Once the server has started, a loan book that goes away"
                        + " only holds notices.)");
        failure.initCause(e);
        return failure;
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : rootMessage(cause);
    }

    private String where() {
        return "duebell.loanbook.url=" + settings.shownUrl();
    }
}
