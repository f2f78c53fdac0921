package io.duebell.webhook.internal;

import io.duebell.webhook.Webhooks.Delivery;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code webhook_delivery}. Times are the database's. */
@Mapper
public interface DeliveryMapper {

    /**
     * What has become of notices since a moment, for every address that wants to know; what stands there already stays. A moment
     * overlaps the one before, for a transaction may be seen after a later one. Index: notice_event_by_time.
     */
    @Insert("""
            INSERT IGNORE INTO webhook_delivery (endpoint_id, type, subject_id, version, happened_at, due_at, stored_at)
            SELECT e.id, CONCAT('notice.', LOWER(v.to_state)), v.notice_id, v.version, v.at, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
            FROM notice_event v
                     JOIN webhook_endpoint e ON FIND_IN_SET(CONCAT('notice.', LOWER(v.to_state)), e.events) > 0
            WHERE v.at > #{since}
              AND v.at >= e.since
              AND e.removed_at IS NULL
            """)
    int gatherNotices(@Param("since") Instant since);

    /** The same of campaigns. Index: campaign_event_by_time. */
    @Insert("""
            INSERT IGNORE INTO webhook_delivery (endpoint_id, type, subject_id, version, happened_at, due_at, stored_at)
            SELECT e.id, CONCAT('campaign.', LOWER(v.to_state)), v.campaign_id, v.version, v.at, UTC_TIMESTAMP(3),
                   UTC_TIMESTAMP(3)
            FROM campaign_event v
                     JOIN webhook_endpoint e ON FIND_IN_SET(CONCAT('campaign.', LOWER(v.to_state)), e.events) > 0
            WHERE v.at > #{since}
              AND v.at >= e.since
              AND e.removed_at IS NULL
            """)
    int gatherCampaigns(@Param("since") Instant since);

    /** Up to when events were gathered. */
    @Select("""
            SELECT gathered_to
            FROM webhook_mark
            WHERE id = 1
            """)
    Instant gatheredTo();

    @Update("""
            UPDATE webhook_mark
            SET gathered_to = #{to}
            WHERE id = 1
            """)
    void gathered(@Param("to") Instant to);

    /** When the first address was added; null: there is none. */
    @Select("""
            SELECT MIN(since)
            FROM webhook_endpoint
            WHERE removed_at IS NULL
            """)
    @Nullable
    Instant firstSince();

    /** Index: webhook_delivery_due. */
    @Select("""
            SELECT id
            FROM webhook_delivery
            WHERE due_at <= UTC_TIMESTAMP(3)
              AND endpoint_id IN (SELECT id FROM webhook_endpoint WHERE paused_at IS NULL AND removed_at IS NULL)
            ORDER BY due_at, id
            LIMIT #{limit}
            FOR UPDATE SKIP LOCKED
            """)
    List<Long> lockDue(@Param("limit") int limit);

    @Update("""
            <script>
            UPDATE webhook_delivery
            SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, tries = tries + 1
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void lease(@Param("ids") List<Long> ids, @Param("seconds") long seconds);

    @Select("""
            <script>
            SELECT d.id, d.endpoint_id, e.url, e.secret, d.type, d.subject_id, d.version, d.happened_at, d.tries,
                   n.stage, n.business_date, n.borrower_no, n.rule_id
            FROM webhook_delivery d
                     JOIN webhook_endpoint e ON e.id = d.endpoint_id
                     LEFT JOIN notice n ON n.id = d.subject_id AND d.type LIKE 'notice.%'
            WHERE d.id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY d.id
            </script>
            """)
    List<Due> read(@Param("ids") List<Long> ids);

    @Update("""
            UPDATE webhook_delivery
            SET due_at = NULL, delivered_at = UTC_TIMESTAMP(3), status = #{status}, last_error = NULL
            WHERE id = #{id}
            """)
    void delivered(@Param("id") long id, @Param("status") int status);

    /** Tried again in so many seconds; given up three days after it was stored. */
    @Update("""
            UPDATE webhook_delivery
            SET due_at = IF(stored_at < UTC_TIMESTAMP(3) - INTERVAL 3 DAY, NULL, UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND),
                status = #{status}, last_error = #{error}
            WHERE id = #{id}
              AND delivered_at IS NULL
            """)
    void putOff(
            @Param("id") long id,
            @Param("seconds") long seconds,
            @Param("status") @Nullable Integer status,
            @Param("error") String error);

    @Select("""
            SELECT id, type, subject_id, happened_at, tries, due_at, status, last_error, delivered_at
            FROM webhook_delivery
            WHERE endpoint_id = #{endpoint}
              AND (#{before} IS NULL OR id < #{before})
            ORDER BY id DESC
            LIMIT #{limit}
            """)
    List<Delivery> latestOf(
            @Param("endpoint") long endpoint, @Param("before") @Nullable Long before, @Param("limit") int limit);

    @Update("""
            UPDATE webhook_delivery
            SET due_at = UTC_TIMESTAMP(3), delivered_at = NULL, stored_at = UTC_TIMESTAMP(3)
            WHERE id = #{id}
              AND endpoint_id = #{endpoint}
            """)
    int again(@Param("endpoint") long endpoint, @Param("id") long id);

    /** What was told or given up a month ago. */
    @Delete("""
            DELETE FROM webhook_delivery
            WHERE stored_at < UTC_TIMESTAMP(3) - INTERVAL 30 DAY
              AND due_at IS NULL
            LIMIT 1000
            """)
    int forgetOld();
}
