package io.duebell.inbox.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Who has a number, by the snapshot and by what was sent to it. */
@Mapper
interface OwnerMapper {

    /**
     * A borrower who may be behind a number.
     *
     * @param holder whose number it is for this borrower; null: it is not on file for them
     * @param updatedOn when it was last confirmed
     * @param vouched whether a person said that it is theirs
     */
    record Holder(
            String borrowerNo,
            String name,
            String language,
            String managerNo,
            String branchNo,
            String villageNo,
            String village,
            @Nullable String holder,
            @Nullable LocalDate updatedOn,
            boolean vouched) {

        boolean isSelf() {
            return "SELF".equals(holder);
        }
    }

    /** A notice that went to a number. */
    record Sent(long id, String borrowerNo, String kind, long amountFen, Instant changedAt) {}

    @Select("""
            SELECT b.borrower_no, b.name, b.language, b.manager_no, b.branch_no, b.village_no, b.village,
                   MIN(CASE p.holder WHEN 'SELF' THEN 'SELF' ELSE p.holder END) AS holder,
                   MAX(p.updated_on) AS updated_on, MAX(v.borrower_no IS NOT NULL) AS vouched
            FROM book_phone p
            JOIN book_borrower b ON b.borrower_no = p.borrower_no
            LEFT JOIN number_vouch v ON v.borrower_no = p.borrower_no AND v.msisdn = p.msisdn
            WHERE p.msisdn = #{msisdn}
            GROUP BY b.borrower_no, b.name, b.language, b.manager_no, b.branch_no, b.village_no, b.village
            ORDER BY b.borrower_no
            """)
    List<Holder> holders(@Param("msisdn") String msisdn);

    @Select("""
            SELECT borrower_no, name, language, manager_no, branch_no, village_no, village,
                   NULL AS holder, NULL AS updated_on, FALSE AS vouched
            FROM book_borrower
            WHERE borrower_no = #{borrowerNo}
            """)
    @Nullable
    Holder borrower(@Param("borrowerNo") String borrowerNo);

    /** What may have reached it, the latest first. Index: notice_by_msisdn. */
    @Select("""
            SELECT id, borrower_no, kind, amount_fen, changed_at
            FROM notice
            WHERE msisdn = #{msisdn}
              AND state IN ('SENDING', 'SENT', 'DELIVERED', 'UNREPORTED', 'IN_DOUBT', 'ABANDONED')
              AND changed_at >= #{since}
            ORDER BY id DESC
            LIMIT 20
            """)
    List<Sent> sentTo(@Param("msisdn") String msisdn, @Param("since") Instant since);

    /** Borrowers with a loan whose number ends so. */
    @Select("""
            <script>
            SELECT DISTINCT borrower_no
            FROM book_loan
            WHERE loan_no LIKE CONCAT('%', #{tail})
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<String> withTail(@Param("borrowers") Collection<String> borrowers, @Param("tail") String tail);

    /** Borrowers of whom an instalment is open over exactly this much. */
    @Select("""
            <script>
            SELECT DISTINCT borrower_no
            FROM book_instalment
            WHERE principal_fen + interest_fen + penalty_fen = #{fen}
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<String> owing(@Param("borrowers") Collection<String> borrowers, @Param("fen") long fen);

    /** The mobiles that are a borrower's own and, as far as anybody knows, nobody else's; the best first. */
    @Select("""
            SELECT p.msisdn
            FROM book_phone p
            LEFT JOIN number_vouch v ON v.borrower_no = p.borrower_no AND v.msisdn = p.msisdn
            WHERE p.borrower_no = #{borrowerNo}
              AND p.holder = 'SELF'
              AND p.msisdn IS NOT NULL
              AND p.updated_on >= #{confirmedSince}
              AND (v.borrower_no IS NOT NULL OR NOT EXISTS (
                  SELECT 1
                  FROM book_phone o
                  WHERE o.msisdn = p.msisdn
                    AND o.holder = 'SELF'
                    AND o.borrower_no <> p.borrower_no))
            ORDER BY p.preferred DESC, p.updated_on DESC, p.msisdn
            """)
    List<String> ownNumbers(@Param("borrowerNo") String borrowerNo, @Param("confirmedSince") LocalDate confirmedSince);
}
