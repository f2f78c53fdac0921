package io.duebell.loanbook.internal;

import io.duebell.loanbook.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Options.FlushCachePolicy;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Fills the twins of the snapshot's tables and swaps them in. */
@Mapper
interface RefreshMapper {

    /** Names of locks are the server's, not the database's. */
    String LOCK = "CONCAT('duebell.refresh.', MD5(DATABASE()))";

    @Select("SELECT GET_LOCK(" + LOCK + ", #{seconds})")
    @Options(flushCache = FlushCachePolicy.TRUE)
    @Nullable
    Integer lock(int seconds);

    @Select("SELECT IS_USED_LOCK(" + LOCK + ") = CONNECTION_ID()")
    @Options(flushCache = FlushCachePolicy.TRUE)
    @Nullable
    Boolean holdsLock();

    @Select("SELECT RELEASE_LOCK(" + LOCK + ")")
    @Options(flushCache = FlushCachePolicy.TRUE)
    @Nullable
    Integer unlock();

    @Update("TRUNCATE TABLE book_borrower_next")
    void clearBorrowers();

    @Update("TRUNCATE TABLE book_phone_next")
    void clearPhones();

    @Update("TRUNCATE TABLE book_loan_next")
    void clearLoans();

    @Update("TRUNCATE TABLE book_instalment_next")
    void clearInstalments();

    @Insert("""
            INSERT INTO book_borrower_next (borrower_no, name, language, home_address, current_address, village_no, village,
                                            township, branch_no, manager_no, manager, manager_mobile)
            VALUES (#{borrowerNo}, #{name}, #{language}, #{homeAddress}, #{currentAddress}, #{villageNo}, #{village},
                    #{township}, #{branchNo}, #{managerNo}, #{manager}, #{managerMobile})
            """)
    void addBorrower(BookRow.Borrower row);

    @Insert("""
            INSERT INTO book_phone_next (borrower_no, typed, kind, msisdn, holder, preferred, updated_on)
            VALUES (#{borrowerNo}, #{typed}, #{kind}, #{msisdn}, #{holder}, #{preferred}, #{updatedOn})
            """)
    void addPhone(BookRow.Phone row);

    @Insert("""
            INSERT INTO book_loan_next (loan_no, borrower_no, product, principal_amount_fen, principal_balance_fen,
                                        annual_rate, penalty_factor, value_date, maturity_date, interest_cycle,
                                        repay_account, status)
            VALUES (#{loanNo}, #{borrowerNo}, #{product}, #{principalAmountFen}, #{principalBalanceFen},
                    #{annualRate}, #{penaltyFactor}, #{valueDate}, #{maturityDate}, #{interestCycle},
                    #{repayAccount}, #{status})
            """)
    void addLoan(BookRow.Loan row);

    @Insert("""
            INSERT INTO book_instalment_next (borrower_no, loan_no, due_date, principal_fen, interest_fen, penalty_fen,
                                              product, maturity_date, repay_account, status)
            VALUES (#{borrowerNo}, #{loanNo}, #{dueDate}, #{principalFen}, #{interestFen}, #{penaltyFen},
                    #{product}, #{maturityDate}, #{repayAccount}, #{status})
            """)
    void addInstalment(BookRow.Instalment row);

    @Insert("""
            INSERT INTO book_quarantine (snapshot_at, source, row_key, reason)
            VALUES (#{snapshotAt}, #{source}, #{rowKey}, #{reason})
            """)
    void addRefused(BookRow.Refused row);

    /** An instalment whose borrower is not in the book could be told to nobody, yet must not vanish silently. */
    @Insert("""
            INSERT INTO book_quarantine (snapshot_at, source, row_key, reason)
            SELECT #{at}, 'v_open_instalment', CONCAT(i.loan_no, ':', i.due_date), 'v_borrower has no such borrower'
            FROM book_instalment_next i
                     LEFT JOIN book_borrower_next b ON b.borrower_no = i.borrower_no
            WHERE b.borrower_no IS NULL
            """)
    int refuseOrphans(@Param("at") Instant at);

    @Delete("""
            DELETE i
            FROM book_instalment_next i
                     LEFT JOIN book_borrower_next b ON b.borrower_no = i.borrower_no
            WHERE b.borrower_no IS NULL
            """)
    int deleteOrphans();

    /** The twins come from empty: without this the first plans on them would be made for no rows. */
    @Select("ANALYZE TABLE book_borrower_next, book_phone_next, book_loan_next, book_instalment_next")
    @Options(flushCache = FlushCachePolicy.TRUE)
    List<Map<String, Object>> analyze();

    @Update("SET SESSION lock_wait_timeout = #{seconds}")
    void waitForTables(int seconds);

    @Update("SET SESSION lock_wait_timeout = DEFAULT")
    void waitForTablesAsUsual();

    /** All eight at once, or none. */
    @Update("""
            RENAME TABLE book_borrower TO book_borrower_swap,
                         book_borrower_next TO book_borrower,
                         book_borrower_swap TO book_borrower_next,
                         book_phone TO book_phone_swap,
                         book_phone_next TO book_phone,
                         book_phone_swap TO book_phone_next,
                         book_loan TO book_loan_swap,
                         book_loan_next TO book_loan,
                         book_loan_swap TO book_loan_next,
                         book_instalment TO book_instalment_swap,
                         book_instalment_next TO book_instalment,
                         book_instalment_swap TO book_instalment_next
            """)
    void swap();

    @Insert("""
            INSERT INTO book_snapshot (as_of_date, loaded_at, borrowers, phones, loans, instalments, quarantined, millis)
            VALUES (#{asOf}, #{loadedAt}, #{borrowers}, #{phones}, #{loans}, #{instalments}, #{quarantined}, #{millis})
            """)
    void addSnapshot(Snapshot snapshot);

    @Select("""
            SELECT as_of_date AS as_of, loaded_at, borrowers, phones, loans, instalments, quarantined, millis
            FROM book_snapshot
            ORDER BY id DESC
            LIMIT 1
            """)
    @Nullable
    Snapshot latest();

    @Select("""
            SELECT COALESCE(MAX(id), 0)
            FROM book_snapshot
            """)
    @Options(flushCache = FlushCachePolicy.TRUE)
    long latestId();

    /** Loans we told of, or credited, that the next snapshot has settled, or has no more, from this date on. */
    @Insert("""
            INSERT IGNORE INTO loan_closed (loan_no, closed_on)
            SELECT t.loan_no, #{asOf}
            FROM (SELECT loan_no
                  FROM notice_item
                  WHERE loan_no IS NOT NULL
                  UNION
                  SELECT loan_no
                  FROM remittance_share) t
            LEFT JOIN book_loan_next n ON n.loan_no = t.loan_no
            LEFT JOIN loan_closed c ON c.loan_no = t.loan_no
            WHERE c.loan_no IS NULL
              AND (n.loan_no IS NULL OR n.status = 'SETTLED')
            """)
    void noteClosedLoans(@Param("asOf") LocalDate asOf);

    @Delete("""
            DELETE c
            FROM loan_closed c
            JOIN book_loan_next n ON n.loan_no = c.loan_no
            WHERE n.status <> 'SETTLED'
            """)
    void forgetReopenedLoans();

    @Delete("""
            DELETE FROM book_quarantine
            WHERE snapshot_at < #{before}
            """)
    void forgetRefused(@Param("before") Instant before);
}
