package io.duebell.dispatch.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What a restored database lost, and the notices that may have left meanwhile. */
@Mapper
interface RecoveryMapper {

    /** The span lost last; null: nothing ever was. */
    @Select("""
            SELECT lost_since AS since, lost_until AS until
            FROM lost_span
            ORDER BY lost_until DESC
            LIMIT 1
            """)
    @Nullable
    Lost lost();

    @Insert("""
            INSERT INTO lost_span (lost_since, lost_until, recovered_at, recovered_by)
            VALUES (#{since}, #{until}, UTC_TIMESTAMP(3), #{actor})
            """)
    void remember(@Param("since") Instant since, @Param("until") Instant until, @Param("actor") String actor);

    /** Nodes that gave a sign of life within the last seconds and have not ended. */
    @Select("""
            SELECT node
            FROM node
            WHERE ended_at IS NULL
              AND seen_at >= UTC_TIMESTAMP(3) - INTERVAL #{seconds} SECOND
            ORDER BY node
            """)
    List<String> alive(@Param("seconds") long seconds);

    /**
     * Notices that wait or were being sent and may have left in the span: those the backup held, if their time window
     * touches it; those planned since the restore, if a run that was lost may have planned them too. Walks all notices
     * once, in order of id.
     */
    @Select("""
            SELECT id
            FROM notice FORCE INDEX (PRIMARY)
            WHERE id > #{after}
              AND state IN ('READY', 'HELD', 'SENDING')
              AND not_after >= #{since}
              AND ((created_at <= #{until} AND not_before <= #{until})
                   OR (created_at > #{until} AND COALESCE(tellable_from, created_at) <= #{until})
                   OR state = 'SENDING')
            ORDER BY id
            LIMIT #{limit}
            """)
    List<Long> mayHaveLeft(
            @Param("since") Instant since,
            @Param("until") Instant until,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM notice WHERE state IN ('READY', 'HELD')")
    int waiting();

    @Update("""
            <script>
            UPDATE notice
            SET counted_on = #{day}
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int counted(@Param("ids") Collection<Long> ids, @Param("day") LocalDate day);

    /** No reference that may have been used in the span is used again soon. */
    @Update("UPDATE concat_reference SET last_used = (last_used + #{step}) MOD 65536")
    int passOverReferences(@Param("step") int step);

    @Insert("""
            INSERT IGNORE INTO concat_reference (msisdn, last_used)
            SELECT DISTINCT msisdn, #{step}
            FROM notice
            WHERE state = 'IN_DOUBT'
              AND parts > 1
              AND msisdn IS NOT NULL
            """)
    int beginReferencesAt(@Param("step") int step);

    @Select("SELECT identity FROM database_identity WHERE id = 1")
    String identity();

    /** The latest moment, by the database's time, that the database itself knows of a node or of a recovery; null: none. */
    @Nullable
    @Select("""
            SELECT MAX(known)
            FROM (SELECT MAX(seen_at) AS known FROM node
                  UNION ALL
                  SELECT MAX(recovered_at) FROM lost_span) moments
            """)
    Instant knownUntil();

    @Nullable
    @Select("SELECT seen_at FROM node WHERE node = #{node}")
    Instant seenAt(@Param("node") String node);

    /** A span in business time. */
    record Lost(Instant since, Instant until) {}
}
