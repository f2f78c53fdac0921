package io.duebell.notice.internal;

import io.duebell.notice.PlanningRuns.Run;
import io.duebell.notice.PlanningRuns.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code planning_run}; leases go by the database's time. */
@Mapper
interface RunMapper {

    String COLUMNS = """
            SELECT business_date,
                   state,
                   node,
                   covers_from,
                   message,
                   released_by,
                   started_at,
                   finished_at,
                   instalments,
                   selected,
                   notices,
                   known,
                   repairs
            FROM planning_run
            """;

    @Select(COLUMNS + "WHERE business_date = #{date}")
    Optional<Run> find(@Param("date") LocalDate date);

    @Select(COLUMNS + "ORDER BY business_date DESC LIMIT #{limit}")
    List<Run> latest(@Param("limit") int limit);

    @Select("""
            SELECT MAX(business_date)
            FROM planning_run
            WHERE state IN ('DONE', 'CAUGHT_UP')
            """)
    @Nullable
    LocalDate lastPlanned();

    /** Whether another date's run is alive somewhere. */
    @Select("""
            SELECT COUNT(*)
            FROM planning_run
            WHERE state = 'RUNNING'
              AND business_date <> #{date}
              AND lease_until > UTC_TIMESTAMP(3)
            """)
    int othersRunning(@Param("date") LocalDate date);

    /** Throws on a date that has its row already. */
    @Insert("""
            INSERT INTO planning_run (business_date, state, node, lease_until, covers_from, started_at)
            VALUES (#{date}, 'RUNNING', #{node}, UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, #{coversFrom}, #{at})
            """)
    int start(
            @Param("date") LocalDate date,
            @Param("coversFrom") LocalDate coversFrom,
            @Param("node") String node,
            @Param("seconds") long seconds,
            @Param("at") Instant at);

    @Update("""
            UPDATE planning_run
            SET state = 'RUNNING',
                node = #{node},
                lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE business_date = #{date}
              AND state IN ('RUNNING', 'WAITING')
              AND lease_until <= UTC_TIMESTAMP(3)
            """)
    int takeOver(@Param("date") LocalDate date, @Param("node") String node, @Param("seconds") long seconds);

    @Update("""
            UPDATE planning_run
            SET lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE business_date = #{date}
              AND state = 'RUNNING'
              AND node = #{node}
            """)
    int renew(@Param("date") LocalDate date, @Param("node") String node, @Param("seconds") long seconds);

    /** Gives the run out of hand; it may be claimed again after so many seconds unless a person is needed. */
    @Update("""
            UPDATE planning_run
            SET state = #{state},
                message = #{message},
                lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE business_date = #{date}
              AND state = 'RUNNING'
              AND node = #{node}
            """)
    int putBack(
            @Param("date") LocalDate date,
            @Param("node") String node,
            @Param("state") State state,
            @Param("message") String message,
            @Param("seconds") long seconds);

    @Insert("""
            INSERT INTO planning_run (business_date, state, node, lease_until, covers_from, message, started_at, finished_at)
            VALUES (#{missed}, 'CAUGHT_UP', #{node}, UTC_TIMESTAMP(3), #{missed}, #{message}, #{at}, #{at})
            ON DUPLICATE KEY UPDATE
                state = 'CAUGHT_UP',
                message = VALUES(message),
                finished_at = VALUES(finished_at)
            """)
    int caughtUp(
            @Param("missed") LocalDate missed,
            @Param("node") String node,
            @Param("message") String message,
            @Param("at") Instant at);

    @Update("""
            UPDATE planning_run
            SET state = 'DONE',
                message = NULL,
                finished_at = #{at},
                instalments = #{f.instalments},
                selected = #{f.selected},
                notices = #{f.notices},
                known = #{f.known},
                repairs = #{f.repairs}
            WHERE business_date = #{date}
              AND state = 'RUNNING'
              AND node = #{node}
            """)
    int finish(
            @Param("date") LocalDate date,
            @Param("node") String node,
            @Param("f") RunFigures figures,
            @Param("at") Instant at);

    @Update("""
            UPDATE planning_run
            SET state = 'WAITING',
                message = NULL,
                released_by = #{actor},
                lease_until = UTC_TIMESTAMP(3)
            WHERE business_date = #{date}
              AND state = 'NEEDS_PERSON'
            """)
    int release(@Param("date") LocalDate date, @Param("actor") String actor);

    /** Items selected by the latest finished runs. */
    @Select("""
            SELECT selected
            FROM planning_run
            WHERE state = 'DONE'
            ORDER BY business_date DESC
            LIMIT #{limit}
            """)
    List<Integer> selectedLately(@Param("limit") int limit);
}
