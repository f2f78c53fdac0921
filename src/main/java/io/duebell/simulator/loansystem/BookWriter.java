package io.duebell.simulator.loansystem;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows in batches, parents before children; holds a few thousand rows at most. */
final class BookWriter {

    private static final int FLUSH_AT = 4_000;

    private final Connection connection;
    /** In the order in which they are written. */
    private final Map<Table, List<Object[]>> waiting = new LinkedHashMap<>();

    private int rows;

    enum Table {
        BRANCH("branch (branch_no, name)", 2),
        MANAGER("customer_manager (manager_no, name, mobile, branch_no)", 4),
        VILLAGE("village (village_no, name, township, branch_no, manager_no)", 5),
        BORROWER("borrower (borrower_no, name, id_card, village_no, home_address, current_address, language)", 7),
        PHONE("borrower_phone (borrower_no, phone, holder, preferred, updated_on)", 5),
        LOAN(
                "loan (loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate, value_date,"
                        + " maturity_date, interest_cycle, repay_account, status)",
                11),
        INSTALMENT(
                "instalment (loan_no, due_date, principal_due, interest_due, penalty_due, principal_paid, interest_paid,"
                        + " settled_on)",
                8),
        POSTING("posting (posting_no, loan_no, due_date, posted_on, principal, interest)", 6);

        private final String sql;

        Table(String columns, int many) {
            sql = "INSERT INTO " + columns + " VALUES (" + "?, ".repeat(many - 1) + "?)";
        }
    }

    BookWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        for (Table table : Table.values()) {
            waiting.put(table, new ArrayList<>());
        }
    }

    void add(Table table, Object... row) throws SQLException {
        list(table).add(row);
        if (++rows >= FLUSH_AT) {
            flush();
        }
    }

    void add(Rows.Borrower row) throws SQLException {
        add(
                Table.BORROWER,
                row.borrowerNo(),
                row.name(),
                row.idCard(),
                row.villageNo(),
                row.homeAddress(),
                Null.or(row.currentAddress()),
                row.language());
    }

    void add(Rows.Phone row) throws SQLException {
        add(Table.PHONE, row.borrowerNo(), row.typed(), row.holder(), row.preferred(), row.updatedOn());
    }

    void add(Rows.Loan row) throws SQLException {
        add(
                Table.LOAN,
                row.loanNo(),
                row.borrowerNo(),
                row.product(),
                yuan(row.principal()),
                yuan(row.balance()),
                BigDecimal.valueOf(row.rateBasisPoints(), 2),
                row.valueDate(),
                row.maturityDate(),
                row.cycle(),
                row.repayAccount(),
                row.status());
    }

    void add(Rows.Instalment row) throws SQLException {
        boolean settled = row.settledOn() != null;
        add(
                Table.INSTALMENT,
                row.loanNo(),
                row.dueDate(),
                yuan(row.principal()),
                yuan(row.interest()),
                yuan(row.penalty()),
                yuan(settled ? row.principal() : 0),
                yuan(row.interestPaid()),
                Null.or(row.settledOn()));
    }

    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    void flush() throws SQLException {
        for (Map.Entry<Table, List<Object[]>> entry : waiting.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                write(entry.getKey(), entry.getValue());
                entry.getValue().clear();
            }
        }
        connection.commit();
        rows = 0;
    }

    private void write(Table table, List<Object[]> batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(table.sql)) {
            for (Object[] row : batch) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i] == Null.VALUE ? null : row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<Object[]> list(Table table) {
        List<Object[]> list = waiting.get(table);
        if (list == null) {
            throw new IllegalStateException("no list for " + table);
        }
        return list;
    }

    /** Stands for SQL's NULL among values that are never null. */
    private enum Null {
        VALUE;

        static Object or(@Nullable Object value) {
            return value == null ? VALUE : value;
        }
    }
}
