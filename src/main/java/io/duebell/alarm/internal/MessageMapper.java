package io.duebell.alarm.internal;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code alarm_message}: what is still to be told, by channel. Times are the database's. */
@Mapper
interface MessageMapper {

    @Insert("""
            INSERT INTO alarm_message (alarm_id, news, channel, tries, due_at)
            VALUES (#{alarm}, #{news}, #{channel}, 0, UTC_TIMESTAMP(3))
            """)
    void add(@Param("alarm") long alarm, @Param("news") String news, @Param("channel") AlarmChannel channel);

    /** Index: alarm_message_due. */
    @Select("""
            SELECT id
            FROM alarm_message
            WHERE channel = #{channel}
              AND due_at <= UTC_TIMESTAMP(3)
            ORDER BY due_at
            LIMIT #{limit}
            FOR UPDATE SKIP LOCKED
            """)
    List<Long> lockDue(@Param("channel") AlarmChannel channel, @Param("limit") int limit);

    /** Whoever has it must be done within the seconds; else it is due again, perhaps elsewhere. */
    @Update("""
            <script>
            UPDATE alarm_message
            SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, tries = tries + 1
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void lease(@Param("ids") List<Long> ids, @Param("seconds") long seconds);

    @Select("""
            <script>
            SELECT m.id, m.news, m.tries, a.code, a.subject, a.detail, a.raised_at, a.cleared_at, a.times
            FROM alarm_message m
            JOIN alarm a ON a.id = m.alarm_id
            WHERE m.id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY m.id
            </script>
            """)
    List<AlarmMessage> read(@Param("ids") List<Long> ids);

    @Update("""
            UPDATE alarm_message
            SET due_at = NULL, sent_at = UTC_TIMESTAMP(3)
            WHERE id = #{id}
            """)
    void sent(@Param("id") long id);

    @Update("""
            UPDATE alarm_message
            SET due_at = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND, last_error = #{error}
            WHERE id = #{id}
              AND sent_at IS NULL
            """)
    void putOff(@Param("id") long id, @Param("seconds") long seconds, @Param("error") String error);

    /** It has been tried long enough; the alarm stands on in the console. */
    @Update("""
            UPDATE alarm_message
            SET due_at = NULL, last_error = #{error}
            WHERE id = #{id}
              AND sent_at IS NULL
            """)
    void giveUp(@Param("id") long id, @Param("error") String error);
}
