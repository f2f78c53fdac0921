package io.duebell.compliance.internal;

import io.duebell.compliance.SendingSwitch;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The one row of {@code sending_switch}, and its trace in the audit log. */
@Mapper
interface SwitchMapper {

    @Select("""
            SELECT stopped, changed_at, changed_by, reason
            FROM sending_switch
            WHERE id = 1
            """)
    SendingSwitch.State state();

    @Update("""
            UPDATE sending_switch
            SET stopped = #{stopped}, changed_at = #{at}, changed_by = #{actor}, reason = #{reason}
            WHERE id = 1
              AND stopped <> #{stopped}
            """)
    int turn(
            @Param("stopped") boolean stopped,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, 'all sending', #{reason})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("reason") String reason);
}
