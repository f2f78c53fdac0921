package io.duebell.remittance.internal;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Rows of {@code advice} on their way over HTTP. Leases and waits go by the database's time. */
@Mapper
public interface AdviceMapper {

    String LINES = """
            SELECT a.advice_key, a.share_id, a.kind, a.created_at, a.tries, s.remittance_id, s.borrower_no, s.loan_no, s.principal_fen,
                   s.interest_fen, s.penalty_fen, r.booked_on, r.account, r.serial, a.told_at, a.refused_at,
                   s.standing IS NOT NULL AS standing
            FROM advice a
                     JOIN remittance_share s ON s.id = a.share_id
                     JOIN remittance r ON r.id = s.remittance_id
            """;

    /**
     * Those whose time has come, unless an earlier one of the same loan is still on its way: a loan's lines arrive in their order. Index:
     * advice_due.
     */
    @Select("""
            SELECT a.advice_key
            FROM advice a
                     JOIN remittance_share s ON s.id = a.share_id
            WHERE a.due_at <= UTC_TIMESTAMP(3)
              AND NOT EXISTS (SELECT 1
                              FROM remittance_share os
                                       JOIN advice o ON o.share_id = os.id
                              WHERE os.loan_no = s.loan_no
                                AND o.due_at IS NOT NULL
                                AND (o.created_at < a.created_at
                                  OR (o.created_at = a.created_at AND o.advice_key < a.advice_key)))
            ORDER BY a.due_at, a.advice_key
            LIMIT #{limit}
            FOR UPDATE SKIP LOCKED
            """)
    List<String> lockDue(@Param("limit") int limit);

    @Update("""
            <script>
            UPDATE advice
            SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, tries = tries + 1,
                look_at = COALESCE(look_at, UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND)
            WHERE advice_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    void lease(@Param("keys") List<String> keys, @Param("seconds") long seconds);

    @Select("<script>" + LINES + """
            WHERE a.advice_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
            ORDER BY a.created_at, a.advice_key
            </script>
            """)
    List<AdviceLine> read(@Param("keys") List<String> keys);

    /** Many a loan system books at once, so it is looked at soon. */
    @Update("""
            UPDATE advice
            SET due_at = NULL, last_error = NULL, told_at = COALESCE(told_at, #{at}), look_at = UTC_TIMESTAMP(3)
            WHERE advice_key = #{key}
              AND due_at IS NOT NULL
            """)
    void told(@Param("key") String key, @Param("at") Instant at);

    @Update("""
            UPDATE advice
            SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, last_error = #{error}
            WHERE advice_key = #{key}
              AND due_at IS NOT NULL
            """)
    void putOff(@Param("key") String key, @Param("seconds") long seconds, @Param("error") String error);

    /** The loan system heard of it and won't have it: a difference at once, until the postings say otherwise. */
    @Update("""
            UPDATE advice
            SET due_at = NULL, last_error = #{error}, refused_at = #{at}, told_at = COALESCE(told_at, #{at}),
                look_at = UTC_TIMESTAMP(3)
            WHERE advice_key = #{key}
              AND due_at IS NOT NULL
            """)
    void refused(@Param("key") String key, @Param("error") String error, @Param("at") Instant at);
}
