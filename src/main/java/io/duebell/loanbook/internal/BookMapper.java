package io.duebell.loanbook.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.DueDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the snapshot. */
@Mapper
interface BookMapper {

    /** An open instalment with the due date under which it was first told. */
    record Open(
            String borrowerNo,
            String loanNo,
            LocalDate dueDate,
            LocalDate subjectDueDate,
            long principalFen,
            long interestFen,
            long penaltyFen,
            String product,
            LocalDate maturityDate,
            String repayAccount,
            String status) {}

    /**
     * The next borrowers who have open instalments. It walks the primary key of {@code book_instalment} from where it
     * left off and stops at the limit.
     */
    @Select("""
            SELECT b.borrower_no, b.name, b.language, b.village_no, b.village, b.township, b.branch_no,
                   b.manager_no, b.manager, b.manager_mobile
            FROM (SELECT DISTINCT borrower_no
                  FROM book_instalment
                  WHERE borrower_no > #{after}
                  ORDER BY borrower_no
                  LIMIT #{limit}) k
                     JOIN book_borrower b ON b.borrower_no = k.borrower_no
            ORDER BY b.borrower_no
            """)
    List<Borrower> nextWithOpen(@Param("after") String after, @Param("limit") int limit);

    /**
     * The open instalments of a range of borrowers, in order of the primary key. The arguments are spelt out since a
     * million rows pass here; told by name, MyBatis would match them again for each row.
     */
    @Arg(column = "borrower_no", javaType = String.class)
    @Arg(column = "loan_no", javaType = String.class)
    @Arg(column = "due_date", javaType = LocalDate.class)
    @Arg(column = "subject_due_date", javaType = LocalDate.class)
    @Arg(column = "principal_fen", javaType = long.class)
    @Arg(column = "interest_fen", javaType = long.class)
    @Arg(column = "penalty_fen", javaType = long.class)
    @Arg(column = "product", javaType = String.class)
    @Arg(column = "maturity_date", javaType = LocalDate.class)
    @Arg(column = "repay_account", javaType = String.class)
    @Arg(column = "status", javaType = String.class)
    @Select("""
            SELECT i.borrower_no, i.loan_no, i.due_date, COALESCE(m.subject_due_date, i.due_date) AS subject_due_date,
                   i.principal_fen, i.interest_fen, i.penalty_fen, i.product, i.maturity_date, i.repay_account, i.status
            FROM book_instalment i
                     LEFT JOIN instalment_move m ON m.loan_no = i.loan_no AND m.due_date = i.due_date
            WHERE i.borrower_no BETWEEN #{first} AND #{last}
            ORDER BY i.borrower_no, i.loan_no, i.due_date
            """)
    List<Open> openBetween(@Param("first") String first, @Param("last") String last);

    @Select("""
            <script>
            SELECT borrower_no, name, language, village_no, village, township, branch_no, manager_no, manager, manager_mobile
            FROM book_borrower
            WHERE borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY borrower_no
            </script>
            """)
    List<Borrower> borrowers(@Param("borrowers") Collection<String> borrowers);

    /** As {@link #openBetween}, of some borrowers alone. */
    @Arg(column = "borrower_no", javaType = String.class)
    @Arg(column = "loan_no", javaType = String.class)
    @Arg(column = "due_date", javaType = LocalDate.class)
    @Arg(column = "subject_due_date", javaType = LocalDate.class)
    @Arg(column = "principal_fen", javaType = long.class)
    @Arg(column = "interest_fen", javaType = long.class)
    @Arg(column = "penalty_fen", javaType = long.class)
    @Arg(column = "product", javaType = String.class)
    @Arg(column = "maturity_date", javaType = LocalDate.class)
    @Arg(column = "repay_account", javaType = String.class)
    @Arg(column = "status", javaType = String.class)
    @Select("""
            <script>
            SELECT i.borrower_no, i.loan_no, i.due_date, COALESCE(m.subject_due_date, i.due_date) AS subject_due_date,
                   i.principal_fen, i.interest_fen, i.penalty_fen, i.product, i.maturity_date, i.repay_account, i.status
            FROM book_instalment i
                     LEFT JOIN instalment_move m ON m.loan_no = i.loan_no AND m.due_date = i.due_date
            WHERE i.borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY i.borrower_no, i.loan_no, i.due_date
            </script>
            """)
    List<Open> openOf(@Param("borrowers") Collection<String> borrowers);

    @Select("""
            <script>
            SELECT loan_no, borrower_no, product, principal_balance_fen, maturity_date, repay_account, status
            FROM book_loan
            WHERE borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
              AND status IN ('ACTIVE', 'LITIGATION')
              AND principal_balance_fen &gt; 0
            ORDER BY borrower_no, loan_no
            </script>
            """)
    List<LoanOf> loansOf(@Param("borrowers") Collection<String> borrowers);

    @Select("""
            <script>
            SELECT loan_no, borrower_no, product, principal_balance_fen, maturity_date, repay_account, status
            FROM book_loan
            WHERE loan_no IN <foreach item="no" collection="loans" open="(" separator="," close=")">#{no}</foreach>
              AND status IN ('ACTIVE', 'LITIGATION')
              AND principal_balance_fen &gt; 0
            ORDER BY borrower_no, loan_no
            </script>
            """)
    List<LoanOf> loansByNumber(@Param("loans") Collection<String> loans);

    @Select("""
            SELECT DISTINCT b.borrower_no, b.name, b.language, b.village_no, b.village, b.township, b.branch_no,
                   b.manager_no, b.manager, b.manager_mobile
            FROM book_phone p
                     JOIN book_borrower b ON b.borrower_no = p.borrower_no
            WHERE p.msisdn = #{msisdn}
              AND (#{managerNo} IS NULL OR b.manager_no = #{managerNo})
            ORDER BY b.borrower_no
            LIMIT #{limit}
            """)
    List<Borrower> byPhone(
            @Param("msisdn") String msisdn, @Param("managerNo") @Nullable String managerNo, @Param("limit") int limit);

    @Select("""
            SELECT b.borrower_no, b.name, b.language, b.village_no, b.village, b.township, b.branch_no,
                   b.manager_no, b.manager, b.manager_mobile
            FROM book_borrower b
            WHERE b.village LIKE CONCAT(#{prefix}, '%')
              AND (#{managerNo} IS NULL OR b.manager_no = #{managerNo})
            ORDER BY b.name, b.borrower_no
            LIMIT #{limit}
            """)
    List<Borrower> byVillage(
            @Param("prefix") String prefix, @Param("managerNo") @Nullable String managerNo, @Param("limit") int limit);

    /** A loan on which principal is owed. */
    record LoanOf(
            String loanNo,
            String borrowerNo,
            String product,
            long principalBalanceFen,
            LocalDate maturityDate,
            String repayAccount,
            String status) {}

    /** The preferred one first, then the one confirmed last. */
    @Select("""
            <script>
            SELECT borrower_no, typed, kind, msisdn, holder, preferred, updated_on
            FROM book_phone
            WHERE borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY borrower_no, preferred DESC, updated_on DESC, typed
            </script>
            """)
    List<BookRow.Phone> phonesOf(@Param("borrowers") Collection<String> borrowers);

    @Select("""
            SELECT borrower_no, name, language, village_no, village, township, branch_no, manager_no, manager, manager_mobile
            FROM book_borrower
            WHERE borrower_no = #{borrowerNo}
            """)
    @Nullable
    Borrower borrower(@Param("borrowerNo") String borrowerNo);

    @Select("""
            SELECT borrower_no, name, language, village_no, village, township, branch_no, manager_no, manager, manager_mobile
            FROM book_borrower
            WHERE name LIKE CONCAT(#{prefix}, '%')
              AND (#{managerNo} IS NULL OR manager_no = #{managerNo})
            ORDER BY name, borrower_no
            LIMIT #{limit}
            """)
    List<Borrower> byName(
            @Param("prefix") String prefix, @Param("managerNo") @Nullable String managerNo, @Param("limit") int limit);

    @Select("""
            SELECT (SELECT COUNT(*) FROM book_borrower) AS borrowers,
                   (SELECT COUNT(*) FROM book_instalment) AS open_instalments
            """)
    BorrowerSearch.Counts counts();

    @Select("""
            SELECT (SELECT COUNT(*) FROM book_borrower WHERE manager_no = #{managerNo}) AS borrowers,
                   (SELECT COUNT(*)
                    FROM book_borrower b
                             JOIN book_instalment i ON i.borrower_no = b.borrower_no
                    WHERE b.manager_no = #{managerNo}) AS open_instalments
            """)
    BorrowerSearch.Counts countsOf(@Param("managerNo") String managerNo);

    @Select("""
            SELECT due_date AS date, (principal_fen > 0 OR due_date = maturity_date) AS principal, COUNT(*) AS instalments
            FROM book_instalment
            GROUP BY due_date, principal
            """)
    List<DueDate> countByDueDate();

    @Select("""
            SELECT COALESCE(MAX(id), 0)
            FROM book_snapshot
            """)
    long snapshotId();
}
