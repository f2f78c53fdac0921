package io.duebell.simulator.loansystem;

import org.springframework.jdbc.core.JdbcTemplate;

/** A loan system's book with a village, and borrowers with a loan whose interest is due on 20 December 2026. */
public final class LentBook {

    private final JdbcTemplate jdbc;

    public LentBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.update("INSERT INTO branch (branch_no, name) VALUES ('0417', '分社')");
        jdbc.update(
                "INSERT INTO customer_manager (manager_no, name, mobile, branch_no) VALUES ('M00001', '何一', '13000000000', '0417')");
        jdbc.update(
                "INSERT INTO village (village_no, name, township, branch_no, manager_no) VALUES ('041701001', '上栖云村', '镇', '0417', 'M00001')");
    }

    public LentBook borrower(String no, String name) {
        jdbc.update(
                "INSERT INTO borrower (borrower_no, name, id_card, village_no, home_address) VALUES (?, ?, '99', '041701001', '1组')",
                no,
                name);
        return this;
    }

    public LentBook phone(String borrower, String typed) {
        jdbc.update(
                "INSERT INTO borrower_phone (borrower_no, phone, holder, updated_on) VALUES (?, ?, 'SELF', '2026-01-01')",
                borrower,
                typed);
        return this;
    }

    public LentBook loan(String no, String borrower, long interestFen) {
        jdbc.update("""
                INSERT INTO loan (loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate,
                                  value_date, maturity_date, interest_cycle, repay_account, status)
                VALUES (?, ?, '贷款', 10000, 10000, 7.2, '2025-12-20', '2027-12-20', 'QUARTERLY', '9999', 'ACTIVE')
                """, no, borrower);
        jdbc.update(
                "INSERT INTO instalment (loan_no, due_date, interest_due) VALUES (?, '2026-12-20', ? / 100)",
                no,
                interestFen);
        return this;
    }
}
