package io.duebell.compliance.internal;

import io.duebell.compliance.Rehearsal.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The one row of {@code rehearsal}, the numbers, and their trace in the audit log. */
@Mapper
interface RehearsalMapper {

    @Select("""
            SELECT running, changed_at, changed_by, reason
            FROM rehearsal
            WHERE id = 1
            """)
    State state();

    @Update("""
            UPDATE rehearsal
            SET running = #{running}, changed_at = #{at}, changed_by = #{actor}, reason = #{reason}
            WHERE id = 1
              AND running <> #{running}
            """)
    int turn(
            @Param("running") boolean running,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    @Select("""
            SELECT msisdn, note, added_at, added_by
            FROM rehearsal_number
            ORDER BY added_at, msisdn
            """)
    List<Row> numbers();

    @Select("""
            <script>
            SELECT msisdn
            FROM rehearsal_number
            WHERE msisdn IN <foreach item="each" collection="numbers" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    List<String> listedAmong(@Param("numbers") Collection<String> numbers);

    @Insert("""
            INSERT IGNORE INTO rehearsal_number (msisdn, note, added_at, added_by)
            VALUES (#{msisdn}, #{note}, #{at}, #{actor})
            """)
    int add(
            @Param("msisdn") String msisdn,
            @Param("note") String note,
            @Param("at") Instant at,
            @Param("actor") String actor);

    @Delete("""
            DELETE FROM rehearsal_number
            WHERE msisdn = #{msisdn}
            """)
    int remove(@Param("msisdn") String msisdn);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, #{subject}, #{detail})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("subject") String subject,
            @Param("detail") String detail);

    /** One listed number. */
    record Row(String msisdn, String note, Instant addedAt, String addedBy) {}
}
