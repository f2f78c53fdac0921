package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Reason;
import io.duebell.campaign.Campaigns.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code campaign_recipient}. */
@Mapper
public interface RecipientMapper {

    @Delete("""
            DELETE FROM campaign_recipient
            WHERE campaign_id = #{id}
            """)
    int clear(@Param("id") long id);

    /** Index: campaign_recipient_next. */
    @Select("""
            SELECT borrower_no
            FROM campaign_recipient
            WHERE campaign_id = #{id}
              AND fate = 'WAITING'
              AND not_before <= #{now}
            ORDER BY not_before, borrower_no
            LIMIT #{limit}
            """)
    List<String> next(@Param("id") long id, @Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            UPDATE campaign_recipient
            SET fate = 'TOLD', reason = '', notice_id = #{notice}
            WHERE campaign_id = #{id}
              AND borrower_no = #{borrower}
              AND fate = 'WAITING'
            """)
    int told(@Param("id") long id, @Param("borrower") String borrower, @Param("notice") long notice);

    @Update("""
            <script>
            UPDATE campaign_recipient
            SET not_before = #{until}, reason = #{reason}, rule_version = #{rule}
            WHERE campaign_id = #{id}
              AND fate = 'WAITING'
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int later(
            @Param("id") long id,
            @Param("borrowers") Collection<String> borrowers,
            @Param("until") Instant until,
            @Param("reason") String reason,
            @Param("rule") @Nullable String ruleVersion);

    @Update("""
            <script>
            UPDATE campaign_recipient
            SET fate = 'LEFT_OUT', reason = #{reason}, rule_version = #{rule}
            WHERE campaign_id = #{id}
              AND fate = 'WAITING'
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int leftOut(
            @Param("id") long id,
            @Param("borrowers") Collection<String> borrowers,
            @Param("reason") String reason,
            @Param("rule") @Nullable String ruleVersion);

    /** What has become of all that still wait. */
    @Update("""
            UPDATE campaign_recipient
            SET fate = #{fate}, reason = #{reason}
            WHERE campaign_id = #{id}
              AND fate = 'WAITING'
            """)
    int endWaiting(@Param("id") long id, @Param("fate") Fate fate, @Param("reason") String reason);

    /** Index: campaign_recipient_next. */
    @Select("""
            SELECT COUNT(*)
            FROM campaign_recipient
            WHERE campaign_id = #{id}
              AND fate = #{fate}
            """)
    int count(@Param("id") long id, @Param("fate") Fate fate);

    /** How many there are of each fate and reason. */
    @Select("""
            SELECT fate, reason AS code, COUNT(*) AS recipients
            FROM campaign_recipient
            WHERE campaign_id = #{id}
            GROUP BY fate, reason
            ORDER BY recipients DESC, fate, reason
            """)
    List<Reason> reasons(@Param("id") long id);

    /** In which state its notices are. */
    @Select("""
            SELECT n.state AS code, COUNT(*) AS notices
            FROM campaign_recipient r
                     JOIN notice n ON n.id = r.notice_id
            WHERE r.campaign_id = #{id}
              AND r.fate = 'TOLD'
            GROUP BY n.state
            """)
    List<Count> states(@Param("id") long id);

    /** A word and how often. */
    record Count(String code, int notices) {}

    /** Why its notices failed, in the words of their reason. */
    @Select("""
            SELECT n.reason AS code, COUNT(*) AS notices
            FROM campaign_recipient r
                     JOIN notice n ON n.id = r.notice_id
            WHERE r.campaign_id = #{id}
              AND r.fate = 'TOLD'
              AND n.state IN ('FAILED', 'UNDELIVERED', 'SUPPRESSED', 'WITHDRAWN', 'ABANDONED')
            GROUP BY n.reason
            ORDER BY notices DESC, n.reason
            LIMIT 12
            """)
    List<Count> failures(@Param("id") long id);

    @Select("""
            SELECT r.borrower_no, r.fate, r.reason, r.not_before, r.notice_id, n.state AS notice_state
            FROM campaign_recipient r
                     LEFT JOIN notice n ON n.id = r.notice_id
            WHERE r.campaign_id = #{id}
              AND r.fate = #{fate}
              AND (#{reason} IS NULL OR r.reason = #{reason})
              AND r.borrower_no > #{after}
            ORDER BY r.borrower_no
            LIMIT #{limit}
            """)
    List<Recipient> list(
            @Param("id") long id,
            @Param("fate") Fate fate,
            @Param("reason") @Nullable String reason,
            @Param("after") String after,
            @Param("limit") int limit);

    /** Its notices that wait in the outbox, or are held there. */
    @Select("""
            SELECT r.notice_id
            FROM campaign_recipient r
                     JOIN notice n ON n.id = r.notice_id
            WHERE r.campaign_id = #{id}
              AND r.fate = 'TOLD'
              AND n.state IN ('READY', 'HELD')
            ORDER BY r.notice_id
            LIMIT #{limit}
            """)
    List<Long> waitingNotices(@Param("id") long id, @Param("limit") int limit);

    /** Of some notices those of campaigns that are paused or cancelled. */
    @Select("""
            <script>
            SELECT r.notice_id, c.state
            FROM campaign_recipient r
                     JOIN campaign c ON c.id = r.campaign_id
            WHERE c.state IN ('PAUSED', 'CANCELLED')
              AND r.notice_id IN <foreach item="id" collection="notices" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Recalled> recalled(@Param("notices") Collection<Long> notices);

    /** A notice of a campaign that does not run. */
    record Recalled(long noticeId, String state) {}

    /** How many of its notices ended at numbers that nobody has. */
    @Select("""
            SELECT COUNT(*)
            FROM campaign_recipient r
                     JOIN wrong_number w ON w.notice_id = r.notice_id
            WHERE r.campaign_id = #{id}
              AND r.fate = 'TOLD'
            """)
    int wrongNumbers(@Param("id") long id);

    @Select("""
            <script>
            SELECT r.campaign_id AS campaign, COUNT(*) AS borrowers
            FROM campaign_recipient mine
                     JOIN campaign_recipient r ON r.borrower_no = mine.borrower_no AND r.fate IN ('WAITING', 'TOLD')
            WHERE mine.campaign_id = #{id}
              AND mine.fate IN ('WAITING', 'TOLD')
              AND r.campaign_id IN <foreach item="id" collection="others" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY r.campaign_id
            </script>
            """)
    List<Shared> shared(@Param("id") long id, @Param("others") Collection<Long> others);

    /** Borrowers that two campaigns have in common. */
    record Shared(long campaign, int borrowers) {}
}
