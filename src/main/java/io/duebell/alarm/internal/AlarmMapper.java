package io.duebell.alarm.internal;

import io.duebell.alarm.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code alarm}; {@code standing} is 1 while it stands and null after, so that the key allows one standing. */
@Mapper
interface AlarmMapper {

    @Insert("""
            INSERT INTO alarm (code, subject, detail, standing, raised_at, last_at, times)
            VALUES (#{code}, #{subject}, #{detail}, 1, #{now}, #{now}, 1)
            ON DUPLICATE KEY UPDATE detail = VALUES(detail), last_at = VALUES(last_at), times = times + 1
            """)
    void raise(
            @Param("code") String code,
            @Param("subject") String subject,
            @Param("detail") String detail,
            @Param("now") Instant now);

    @Update("""
            UPDATE alarm
            SET standing = NULL, cleared_at = #{now}
            WHERE id = #{id}
              AND standing = 1
            """)
    int clear(@Param("id") long id, @Param("now") Instant now);

    @Update("""
            UPDATE alarm
            SET acknowledged_at = #{now}, acknowledged_by = #{actor}
            WHERE id = #{id}
              AND standing = 1
              AND acknowledged_at IS NULL
            """)
    int acknowledge(@Param("id") long id, @Param("actor") String actor, @Param("now") Instant now);

    @Select("""
            SELECT id, code, subject, detail, raised_at, last_at, times, cleared_at, acknowledged_at, acknowledged_by
            FROM alarm
            WHERE code = #{code}
              AND subject = #{subject}
              AND standing = 1
            """)
    Optional<Alarm> find(@Param("code") String code, @Param("subject") String subject);

    /** Index: alarm_standing. */
    @Select("""
            SELECT id, code, subject, detail, raised_at, last_at, times, cleared_at, acknowledged_at, acknowledged_by
            FROM alarm
            WHERE standing = 1
            ORDER BY id DESC
            """)
    List<Alarm> standing();

    @Select("""
            SELECT id, code, subject, detail, raised_at, last_at, times, cleared_at, acknowledged_at, acknowledged_by
            FROM alarm
            WHERE standing IS NULL
            ORDER BY id DESC
            LIMIT #{limit}
            """)
    List<Alarm> cleared(@Param("limit") int limit);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            SELECT #{now}, #{actor}, #{action}, CONCAT(code, ' ', LEFT(subject, 40)), detail
            FROM alarm
            WHERE id = #{id}
            """)
    void audit(
            @Param("id") long id,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("now") Instant now);
}
