package io.duebell.remittance.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code advice} as they are held against the postings. */
@Mapper
public interface AdviceLookMapper {

    /** Those to be looked at, the longest due first. Index: advice_look. */
    @Select("""
            SELECT advice_key
            FROM advice
            WHERE look_at <= UTC_TIMESTAMP(3)
            ORDER BY look_at, advice_key
            LIMIT #{limit}
            FOR UPDATE SKIP LOCKED
            """)
    List<String> lockToLook(@Param("limit") int limit);

    @Update("""
            <script>
            UPDATE advice
            SET look_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE advice_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
            </script>
            """)
    void lease(@Param("keys") List<String> keys, @Param("seconds") long seconds);

    /** What was booked need not be told any more. */
    @Update("""
            UPDATE advice
            SET booked_fen = #{fen}, booked_on = #{on}, difference = #{difference}, looked_at = UTC_TIMESTAMP(3),
                told_at = IF(#{on} IS NULL, told_at, COALESCE(told_at, #{at})),
                due_at = IF(#{on} IS NULL OR #{difference} IS NOT NULL, due_at, NULL),
                look_at = IF(#{again} IS NULL, NULL, UTC_TIMESTAMP(3) + INTERVAL #{again} SECOND)
            WHERE advice_key = #{key}
            """)
    void saw(
            @Param("key") String key,
            @Param("fen") @Nullable Long fen,
            @Param("on") @Nullable LocalDate on,
            @Param("difference") @Nullable String difference,
            @Param("again") @Nullable Long again,
            @Param("at") Instant at);
}
