package io.duebell.remittance.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Rows of {@code remittance_share}, and what follows from them. */
@Mapper
public interface ShareMapper {

    /** A share to be kept; money in fen. */
    record NewShare(
            long id,
            long remittanceId,
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
                                          standing, credited_at, credited_by)
            VALUES (#{id}, #{remittanceId}, #{borrowerNo}, #{borrowerName}, #{loanNo}, #{principalFen}, #{interestFen}, #{penaltyFen},
                    1, #{at}, #{by})
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
            SET standing = NULL, undone_at = #{at}, undone_by = #{by}, undo_reason = #{reason}
            WHERE id = #{id}
              AND standing = 1
            """)
    int undo(@Param("id") long id, @Param("at") Instant at, @Param("by") String by, @Param("reason") String reason);

    /** Once a share and kind, by its key. */
    @Insert("""
            INSERT INTO advice (advice_key, share_id, kind, created_at, due_at)
            VALUES (#{key}, #{share}, #{kind}, #{at}, UTC_TIMESTAMP(3))
            """)
    void advise(
            @Param("key") String key, @Param("share") long share, @Param("kind") String kind, @Param("at") Instant at);

    @Update("""
            UPDATE payer_lesson
            SET unlearnt_at = #{at}, unlearnt_by = #{by}
            WHERE remittance_id = #{remittance}
              AND unlearnt_at IS NULL
            """)
    int unlearn(@Param("remittance") long remittance, @Param("at") Instant at, @Param("by") String by);

    @Update("""
            UPDATE payer_alias
            SET unlearnt_at = #{at}, unlearnt_by = #{by}
            WHERE remittance_id = #{remittance}
              AND unlearnt_at IS NULL
            """)
    int unlearnAlias(@Param("remittance") long remittance, @Param("at") Instant at, @Param("by") String by);
}
