package io.duebell.remittance.internal;

import io.duebell.remittance.RemittanceStanding.Credit;
import io.duebell.remittance.Share;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code remittance_share}, and what follows from them. */
@Mapper
public interface ShareMapper {

    /** A share to be kept; money in fen. */
    record NewShare(
            long id,
            long remittanceId,
            int version,
            String borrowerNo,
            String borrowerName,
            String loanNo,
            long principalFen,
            long interestFen,
            long penaltyFen,
            Instant at,
            String by) {}

    @Insert("""
            INSERT INTO remittance_share (id, remittance_id, borrower_no, borrower_name, loan_no, principal_fen, interest_fen, penalty_fen,
                                          standing, credited_at, credited_by, credited_version)
            VALUES (#{id}, #{remittanceId}, #{borrowerNo}, #{borrowerName}, #{loanNo}, #{principalFen}, #{interestFen}, #{penaltyFen},
                    1, #{at}, #{by}, #{version})
            """)
    void add(NewShare share);

    @Select("""
            SELECT id
            FROM remittance_share
            WHERE remittance_id = #{remittance}
              AND standing = 1
            ORDER BY id
            FOR UPDATE
            """)
    List<Long> lockStanding(@Param("remittance") long remittance);

    @Update("""
            UPDATE remittance_share
            SET standing = NULL, undone_at = #{at}, undone_by = #{by}, undo_reason = #{reason}, undone_version = #{version}
            WHERE id = #{id}
              AND standing = 1
            """)
    int undo(
            @Param("id") long id,
            @Param("version") int version,
            @Param("at") Instant at,
            @Param("by") String by,
            @Param("reason") String reason);

    /** Once a share and kind, by its key. */
    @Insert("""
            INSERT INTO advice (advice_key, share_id, kind, created_at, due_at)
            VALUES (#{key}, #{share}, #{kind}, #{at}, UTC_TIMESTAMP(3))
            """)
    void advise(
            @Param("key") String key, @Param("share") long share, @Param("kind") String kind, @Param("at") Instant at);

    /** Takes the advice of a credit back that has gone nowhere yet; 0: it may have been told. */
    @Delete("""
            DELETE FROM advice
            WHERE advice_key = #{key}
              AND file_no IS NULL
              AND tries = 0
            """)
    int withdraw(@Param("key") String key);

    /** A share as it is kept. */
    record Kept(
            long id,
            long remittanceId,
            String borrowerNo,
            String borrowerName,
            String loanNo,
            long principalFen,
            long interestFen,
            long penaltyFen,
            Instant creditedAt,
            String creditedBy,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {

        Share share() {
            return new Share(
                    id,
                    remittanceId,
                    borrowerNo,
                    borrowerName,
                    loanNo,
                    new Money(principalFen),
                    new Money(interestFen),
                    new Money(penaltyFen),
                    creditedAt,
                    creditedBy,
                    undoneAt,
                    undoneBy);
        }
    }

    /** Standing ones first. Index: remittance_share_once. */
    @Select("""
            SELECT id, remittance_id, borrower_no, borrower_name, loan_no, principal_fen, interest_fen, penalty_fen, credited_at,
                   credited_by, undone_at, undone_by
            FROM remittance_share
            WHERE remittance_id = #{remittance}
            ORDER BY standing IS NULL, id
            """)
    List<Kept> of(@Param("remittance") long remittance);

    /** Whose part of one stands. */
    @Select("""
            SELECT DISTINCT borrower_no
            FROM remittance_share
            WHERE remittance_id = #{remittance}
              AND standing = 1
            """)
    List<String> borrowers(@Param("remittance") long remittance);

    @Select("""
            <script>
            SELECT id
            FROM remittance_share
            WHERE standing = 1
              AND id IN <foreach item="i" collection="ids" open="(" separator="," close=")">#{i}</foreach>
            </script>
            """)
    Set<Long> standing(@Param("ids") Collection<Long> ids);

    /**
     * Whoever credits one of these loans waits until the transaction ends. An update on the duplicate, not {@code IGNORE}, which would
     * leave two nodes with a shared lock each.
     *
     * @param loans in one order everywhere
     */
    @Insert("""
            <script>
            INSERT INTO credited_loan (loan_no)
            VALUES <foreach item="l" collection="loans" separator=",">(#{l})</foreach>
            ON DUPLICATE KEY UPDATE loan_no = credited_loan.loan_no
            </script>
            """)
    void lockLoans(@Param("loans") Collection<String> loans);

    /**
     * What stands credited to these loans and is not in a book that knows what was booked up to a day. Index: remittance_share_by_loan.
     *
     * @param since when it was credited at the earliest
     */
    @Select("""
            <script>
            SELECT s.loan_no, SUM(s.principal_fen) AS principal, SUM(s.interest_fen) AS interest, SUM(s.penalty_fen) AS penalty
            FROM remittance_share s
                     LEFT JOIN advice a ON a.share_id = s.id AND a.kind = 'CREDIT'
            WHERE s.standing = 1
              AND s.loan_no IN <foreach item="l" collection="loans" open="(" separator="," close=")">#{l}</foreach>
              AND s.credited_at &gt;= #{since}
              AND (a.booked_on IS NULL OR a.booked_on &gt; #{asOf})
            GROUP BY s.loan_no
            </script>
            """)
    List<Unbooked> notInTheBook(
            @Param("loans") Collection<String> loans, @Param("asOf") LocalDate asOf, @Param("since") Instant since);

    /** How much of a borrower's that is. Index: remittance_share_by_borrower. */
    @Select("""
            SELECT COUNT(*)
            FROM remittance_share s
                     LEFT JOIN advice a ON a.share_id = s.id AND a.kind = 'CREDIT'
            WHERE s.standing = 1
              AND s.borrower_no = #{borrowerNo}
              AND s.credited_at >= #{since}
              AND (a.booked_on IS NULL OR a.booked_on > #{bookDay})
            """)
    int aheadOf(
            @Param("bookDay") LocalDate bookDay, @Param("borrowerNo") String borrowerNo, @Param("since") Instant since);

    /** What stands credited to borrowers, and when that money came. Index: remittance_share_by_borrower. */
    @Select("""
            <script>
            SELECT s.id AS share, s.borrower_no, s.loan_no, s.principal_fen + s.interest_fen + s.penalty_fen AS total_fen,
                   r.booked_on AS came_on, r.received_at AS known_at, s.credited_at, a.booked_on
            FROM remittance_share s
                     JOIN remittance r ON r.id = s.remittance_id
                     LEFT JOIN advice a ON a.share_id = s.id AND a.kind = 'CREDIT'
            WHERE s.standing = 1
              AND s.borrower_no IN <foreach item="b" collection="borrowers" open="(" separator="," close=")">#{b}</foreach>
              AND s.credited_at &gt;= #{since}
            ORDER BY s.id
            </script>
            """)
    List<Came> credits(@Param("borrowers") Collection<String> borrowers, @Param("since") Instant since);

    /** Such a share. */
    record Came(
            long share,
            String borrowerNo,
            String loanNo,
            long totalFen,
            LocalDate cameOn,
            Instant knownAt,
            Instant creditedAt,
            @Nullable LocalDate bookedOn) {

        Credit credit() {
            return new Credit(
                    Share.adviceKey(share),
                    borrowerNo,
                    loanNo,
                    new Money(totalFen),
                    cameOn,
                    knownAt,
                    creditedAt,
                    bookedOn);
        }
    }

    /** Those of the keys that are advice's. Key: the primary one. */
    @Select("""
            <script>
            SELECT advice_key
            FROM advice
            WHERE advice_key IN <foreach item="k" collection="keys" open="(" separator="," close=")">#{k}</foreach>
            </script>
            """)
    Set<String> told(@Param("keys") Collection<String> keys);
}
