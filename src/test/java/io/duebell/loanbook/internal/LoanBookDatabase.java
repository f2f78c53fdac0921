package io.duebell.loanbook.internal;

import io.duebell.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh pair of databases for one test class: the gateway's and a small loan system. */
final class LoanBookDatabase implements AutoCloseable {

    /** The loan system's side, with every right. */
    final JdbcTemplate loans;

    /** The gateway's own. */
    final JdbcTemplate gateway;

    private final TestDatabase database = TestDatabase.migrated();

    LoanBookDatabase() {
        gateway = new JdbcTemplate(database.dataSource());
        loans = new JdbcTemplate(database.loanOwnerDataSource());
        loans.update("INSERT INTO branch (branch_no, name) VALUES ('0001', '青山信用社')");
        loans.update("INSERT INTO customer_manager (manager_no, name, mobile, branch_no)"
                + " VALUES ('M00001', '李经理', '13700137000', '0001'), ('M00002', '周经理', '13700137001', '0001')");
        loans.update("INSERT INTO village (village_no, name, township, branch_no, manager_no)"
                + " VALUES ('V00000001', '上村', '青山镇', '0001', 'M00001'),"
                + " ('V00000002', '下村', '青山镇', '0001', 'M00002')");
    }

    /** The properties with which the server finds both. */
    String[] properties() {
        List<String> properties = new ArrayList<>();
        properties.add("spring.datasource.url=" + database.gateway().url());
        properties.add("spring.datasource.username=" + database.gateway().username());
        properties.add("spring.datasource.password=" + database.gateway().password());
        // The owner, not the reader: these tests rename views under the gateway's feet.
        properties.add("duebell.loanbook.url=" + loansUrl());
        properties.add("duebell.loanbook.username=" + user());
        properties.add("duebell.loanbook.password=" + password());
        properties.add("mybatis.configuration.map-underscore-to-camel-case=true");
        properties.add("mybatis.configuration.arg-name-based-constructor-auto-mapping=true");
        return properties.toArray(String[]::new);
    }

    String loansUrl() {
        return database.loanOwner().url();
    }

    String user() {
        return database.loanOwner().username();
    }

    String password() {
        return database.loanOwner().password();
    }

    void borrower(String borrowerNo, String name) {
        loans.update(
                "INSERT INTO borrower (borrower_no, name, id_card, village_no, home_address) VALUES (?, ?, ?, ?, ?)",
                borrowerNo,
                name,
                "000000000000000000",
                "V00000001",
                "上村 1 号");
    }

    void phone(String borrowerNo, String phone, boolean preferred) {
        loans.update(
                "INSERT INTO borrower_phone (borrower_no, phone, holder, preferred, updated_on) VALUES (?, ?, 'SELF', ?, '2026-06-01')",
                borrowerNo,
                phone,
                preferred);
    }

    void loan(String loanNo, String borrowerNo) {
        loans.update(
                "INSERT INTO loan (loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate,"
                        + " value_date, maturity_date, interest_cycle, repay_account, status)"
                        + " VALUES (?, ?, '农户小额信用贷款', 30000, 30000, 6.5, '2026-01-05', '2027-01-05', 'QUARTERLY',"
                        + " '6210000000000000001', 'ACTIVE')",
                loanNo,
                borrowerNo);
    }

    void instalment(String loanNo, String dueDate, String interest) {
        loans.update(
                "INSERT INTO instalment (loan_no, due_date, interest_due) VALUES (?, ?, ?)", loanNo, dueDate, interest);
    }

    void told(String loanNo, String firstDueDate) {
        gateway.update(
                "INSERT INTO notice_item (subject_kind, subject, occasion, channel, notice_id, loan_no, due_date)"
                        + " VALUES ('INSTALMENT', CONCAT(?, ':', ?), 'D-5', 'SMS', 1, ?, ?)",
                loanNo,
                firstDueDate,
                loanNo,
                firstDueDate);
    }

    void clear() {
        List.of("posting", "instalment", "loan", "borrower_phone", "borrower")
                .forEach(table -> loans.update("DELETE FROM " + table));
        List.of(
                        "notice_item",
                        "instalment_move",
                        "book_quarantine",
                        "book_snapshot",
                        "book_borrower",
                        "book_phone",
                        "book_loan",
                        "book_instalment")
                .forEach(table -> gateway.update("DELETE FROM " + table));
    }

    @Override
    public void close() {
        database.close();
    }
}
