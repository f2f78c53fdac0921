package io.duebell.loanbook.internal.view;

import io.duebell.loanbook.InstalmentKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * All that is ever asked of the loan system's database. Columns stand in the order of the record they become.
 *
 * <p>It lacks {@code @Mapper} on purpose: the scan for the gateway's own database must not find it. The cursors stream
 * row by row ({@code Integer.MIN_VALUE}, Connector/J), so their connection takes no second statement meanwhile, and
 * they have no time-out as a whole; the socket's holds for each read.
 */
public interface ViewMapper {

    @Select("""
            SELECT borrower_no, name, home_address, current_address, language, village_no, village, township, branch_no,
                   manager_no, manager, manager_mobile
            FROM v_borrower
            """)
    @Options(fetchSize = Integer.MIN_VALUE, timeout = 0)
    Cursor<BorrowerRow> borrowers();

    @Select("""
            SELECT borrower_no, phone, holder, preferred, updated_on
            FROM v_borrower_phone
            """)
    @Options(fetchSize = Integer.MIN_VALUE, timeout = 0)
    Cursor<PhoneRow> phones();

    @Select("""
            SELECT loan_no, borrower_no, product, principal_amount, principal_balance, annual_rate, penalty_factor,
                   value_date, maturity_date, interest_cycle, repay_account, status
            FROM v_loan
            """)
    @Options(fetchSize = Integer.MIN_VALUE, timeout = 0)
    Cursor<LoanRow> loans();

    @Select("""
            SELECT loan_no, due_date, principal_open, interest_open, penalty_open, borrower_no, product, maturity_date,
                   repay_account, status
            FROM v_open_instalment
            """)
    @Options(fetchSize = Integer.MIN_VALUE, timeout = 0)
    Cursor<InstalmentRow> openInstalments();

    @Select("""
            SELECT MAX(as_of_date)
            FROM v_book_status
            """)
    @Nullable
    LocalDate completeThrough();

    /**
     * The open instalments of these loans with due dates in a range; more than was asked for, to be sifted by the caller.
     * MariaDB has no range access for {@code (loan_no, due_date) IN (...)}, all three engines have it for this.
     */
    @Select("""
            <script>
            SELECT loan_no, due_date, principal_open, interest_open, penalty_open
            FROM v_open_instalment
            WHERE loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND due_date BETWEEN #{from} AND #{to}
            </script>
            """)
    List<OpenRow> openAmong(
            @Param("loans") Collection<String> loans, @Param("from") LocalDate from, @Param("to") LocalDate to);

    /** Everything booked on these loans' instalments; to be sifted like the open ones. */
    @Select("""
            <script>
            SELECT posting_no, loan_no, due_date, posted_on, principal, interest, penalty, reversed
            FROM v_posting
            WHERE loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND due_date BETWEEN #{from} AND #{to}
            ORDER BY posted_on, posting_no
            </script>
            """)
    List<PostingRow> postings(
            @Param("loans") Collection<String> loans, @Param("from") LocalDate from, @Param("to") LocalDate to);

    /** What was booked on each loan on a day and not reversed, by the key of the advice that led to it. */
    @Select("""
            SELECT loan_no, advice_key, SUM(principal) AS principal, SUM(interest) AS interest, SUM(penalty) AS penalty
            FROM v_posting
            WHERE posted_on = #{day}
              AND reversed = FALSE
            GROUP BY loan_no, advice_key
            """)
    List<PaidRow> paidOn(@Param("day") LocalDate day);

    /** What was booked under each key of these loans since a day. */
    @Select("""
            <script>
            SELECT advice_key, loan_no, MAX(posted_on) AS posted_on, SUM(principal + interest + penalty) AS total, reversed
            FROM v_posting
            WHERE loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND posted_on &gt;= #{since}
              AND advice_key IS NOT NULL
            GROUP BY advice_key, loan_no, reversed
            </script>
            """)
    List<AdvisedRow> advised(@Param("loans") Collection<String> loans, @Param("since") LocalDate since);

    /** What was booked under these keys since a day. */
    @Select("""
            <script>
            SELECT advice_key, loan_no, MAX(posted_on) AS posted_on, SUM(principal + interest + penalty) AS total, reversed
            FROM v_posting
            WHERE advice_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
              AND posted_on &gt;= #{since}
            GROUP BY advice_key, loan_no, reversed
            </script>
            """)
    List<AdvisedRow> underKeys(@Param("keys") Collection<String> keys, @Param("since") LocalDate since);

    /** The instalments of these loans that have a posting which was not reversed; to be sifted like the open ones. */
    @Select("""
            <script>
            SELECT DISTINCT loan_no, due_date
            FROM v_posting
            WHERE loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND due_date BETWEEN #{from} AND #{to}
              AND reversed = FALSE
            </script>
            """)
    List<InstalmentKey> paidAmong(
            @Param("loans") Collection<String> loans, @Param("from") LocalDate from, @Param("to") LocalDate to);
}
