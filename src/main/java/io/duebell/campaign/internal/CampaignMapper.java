package io.duebell.campaign.internal;

import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Event;
import io.duebell.campaign.Definition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code campaign} and {@code campaign_event}. */
@Mapper
public interface CampaignMapper {

    /** One row. */
    record Kept(
            long id,
            int version,
            CampaignState state,
            String reason,
            String name,
            CampaignKind kind,
            String audience,
            String templateId,
            @Nullable Instant startAt,
            int spreadMinutes,
            boolean workingDays,
            int share,
            @Nullable Integer budgetParts,
            int heldOut,
            LocalDate expiresOn,
            @Nullable String managerNo,
            @Nullable String branchNo,
            String createdBy,
            Instant createdAt,
            @Nullable LocalDate baseDate,
            @Nullable String submittedBy,
            @Nullable String approvedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long snapshotId,
            String preparedTo,
            int partsTold,
            @Nullable Instant moneyAt) {}

    /** Where the database writes the id of a new row. */
    final class NewId {

        private long id;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }
    }

    @Insert("""
            INSERT INTO campaign (version, state, reason, name, kind, audience, template_id, start_at, spread_minutes,
                                  working_days, share, budget_parts, held_out, expires_on, manager_no, branch_no,
                                  created_by, created_at)
            VALUES (1, 'DRAFT', 'drafted', #{c.name}, #{c.kind}, #{audience}, #{c.template}, #{c.startAt}, #{c.spreadMinutes},
                    #{c.workingDays}, #{c.share}, #{c.budgetParts}, #{c.heldOut}, #{c.expiresOn}, #{manager}, #{branch},
                    #{by}, #{at})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("c") Definition definition,
            @Param("audience") String audience,
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo,
            @Param("by") String by,
            @Param("at") Instant at);

    @Update("""
            UPDATE campaign
            SET version = version + 1, reason = 'changed', name = #{c.name}, kind = #{c.kind}, audience = #{audience},
                template_id = #{c.template}, start_at = #{c.startAt}, spread_minutes = #{c.spreadMinutes},
                working_days = #{c.workingDays}, share = #{c.share}, budget_parts = #{c.budgetParts},
                held_out = #{c.heldOut}, expires_on = #{c.expiresOn}
            WHERE id = #{id}
              AND version = #{version}
              AND state = 'DRAFT'
            """)
    int change(
            @Param("id") long id,
            @Param("version") int version,
            @Param("c") Definition definition,
            @Param("audience") String audience);

    /** One step; nothing happens when somebody else took one meanwhile. */
    @Update("""
            UPDATE campaign
            SET version = version + 1, state = #{to}, reason = #{reason},
                base_date = COALESCE(#{stamps.baseDate}, base_date),
                submitted_by = COALESCE(#{stamps.submittedBy}, submitted_by),
                approved_by = COALESCE(#{stamps.approvedBy}, approved_by),
                started_at = COALESCE(started_at, #{stamps.startedAt}),
                ended_at = #{stamps.endedAt}
            WHERE id = #{id}
              AND version = #{version}
            """)
    int move(
            @Param("id") long id,
            @Param("version") int version,
            @Param("to") CampaignState to,
            @Param("reason") String reason,
            @Param("stamps") Stamps stamps);

    /** What a step leaves behind beside its state; null leaves a column as it is, but for the end. */
    record Stamps(
            @Nullable LocalDate baseDate,
            @Nullable String submittedBy,
            @Nullable String approvedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static final Stamps NONE = new Stamps(null, null, null, null, null);
    }

    @Insert("""
            INSERT INTO campaign_event (campaign_id, version, at, to_state, actor, reason)
            SELECT id, version, #{at}, state, #{actor}, reason
            FROM campaign
            WHERE id = #{id}
            """)
    void tell(@Param("id") long id, @Param("actor") String actor, @Param("at") Instant at);

    String COLUMNS = """
            SELECT id, version, state, reason, name, kind, audience, template_id, start_at, spread_minutes, working_days, share,
                   budget_parts, held_out, expires_on, manager_no, branch_no, created_by, created_at, base_date, submitted_by,
                   approved_by, started_at, ended_at, snapshot_id, prepared_to, parts_told, money_at
            FROM campaign
            """;

    @Select(COLUMNS + "WHERE id = #{id}")
    Optional<Kept> find(@Param("id") long id);

    /** Waits for whoever feeds it to end their slice. */
    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    Optional<Kept> lock(@Param("id") long id);

    /** The next one to be prepared that no other node is at. */
    @Select(COLUMNS + "WHERE state = 'PREPARING' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
    Optional<Kept> lockNextToPrepare();

    @Select("""
            <script>
            SELECT id, version, state, reason, name, kind, audience, template_id, start_at, spread_minutes, working_days, share,
                   budget_parts, held_out, expires_on, manager_no, branch_no, created_by, created_at, base_date, submitted_by,
                   approved_by, started_at, ended_at, snapshot_id, prepared_to, parts_told, money_at
            FROM campaign
            WHERE state IN <foreach item="state" collection="states" open="(" separator="," close=")">#{state}</foreach>
            ORDER BY id
            </script>
            """)
    List<Kept> inStates(@Param("states") Collection<CampaignState> states);

    @Select(COLUMNS + """
            WHERE (#{manager} IS NULL OR manager_no = #{manager})
              AND (#{branch} IS NULL OR branch_no = #{branch})
              AND (#{before} IS NULL OR id < #{before})
            ORDER BY id DESC
            LIMIT #{limit}
            """)
    List<Kept> latest(
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo,
            @Param("before") @Nullable Long before,
            @Param("limit") int limit);

    @Select(COLUMNS + """
            WHERE id <> #{id}
              AND (state IN ('SCHEDULED', 'RUNNING', 'PAUSED') OR (state IN ('FINISHED', 'CANCELLED') AND started_at > #{since}))
            ORDER BY id
            """)
    List<Kept> othersSince(@Param("id") long id, @Param("since") Instant since);

    /** Begun of late, with payments not counted since an instant. */
    @Select(COLUMNS + """
            WHERE started_at > #{begunAfter}
              AND (money_at IS NULL OR money_at < #{countedBefore})
            ORDER BY id
            """)
    List<Kept> toCount(@Param("begunAfter") Instant begunAfter, @Param("countedBefore") Instant countedBefore);

    @Update("""
            UPDATE campaign
            SET money_at = #{at}
            WHERE id = #{id}
            """)
    void counted(@Param("id") long id, @Param("at") Instant at);

    @Select("""
            SELECT version, at, to_state AS state, actor, reason
            FROM campaign_event
            WHERE campaign_id = #{id}
            ORDER BY version
            """)
    List<Event> events(@Param("id") long id);

    @Update("""
            UPDATE campaign
            SET prepared_to = #{to}, snapshot_id = #{snapshot}
            WHERE id = #{id}
            """)
    void prepared(@Param("id") long id, @Param("to") String to, @Param("snapshot") long snapshot);

    /** How long ago its pace was used last, in microseconds; null: never. Nobody else may be feeding it. */
    @Select("""
            SELECT id, TIMESTAMPDIFF(MICROSECOND, fed_at, UTC_TIMESTAMP(6)) AS since_micros
            FROM campaign
            WHERE id = #{id}
              AND state = 'RUNNING'
              AND (feeding_until IS NULL OR feeding_until < UTC_TIMESTAMP(6))
            """)
    Optional<Fed> fed(@Param("id") long id);

    /** When its pace was used last; a row of nothing but a null would be no row to MyBatis. */
    record Fed(long id, @Nullable Long sinceMicros) {}

    /** This node feeds it for half a minute at most; 0: another one does. */
    @Update("""
            UPDATE campaign
            SET fed_at = UTC_TIMESTAMP(6), feeding_until = UTC_TIMESTAMP(6) + INTERVAL 30 SECOND
            WHERE id = #{id}
              AND state = 'RUNNING'
              AND (feeding_until IS NULL OR feeding_until < UTC_TIMESTAMP(6))
            """)
    int claim(@Param("id") long id);

    @Select("""
            SELECT CAST(fed_at AS CHAR)
            FROM campaign
            WHERE id = #{id}
            """)
    String claimed(@Param("id") long id);

    /** Locks it if it still runs and this node's claim stands. */
    @Select("""
            SELECT id
            FROM campaign
            WHERE id = #{id}
              AND state = 'RUNNING'
              AND CAST(fed_at AS CHAR) = #{claim}
            FOR UPDATE
            """)
    Optional<Long> lockClaimed(@Param("id") long id, @Param("claim") String claim);

    @Update("""
            UPDATE campaign
            SET parts_told = parts_told + #{parts}, feeding_until = NULL
            WHERE id = #{id}
            """)
    void told(@Param("id") long id, @Param("parts") int parts);

    @Update("""
            UPDATE campaign
            SET feeding_until = NULL
            WHERE id = #{id}
              AND CAST(fed_at AS CHAR) = #{claim}
            """)
    void letGo(@Param("id") long id, @Param("claim") String claim);

    /** Whether any campaign is paused or was cancelled; index: campaign_by_state. */
    @Select("""
            SELECT EXISTS (SELECT 1
                           FROM campaign
                           WHERE state IN ('PAUSED', 'CANCELLED'))
            """)
    boolean anyRecalled();
}
