package io.duebell.dispatch.internal;

import io.duebell.carrier.LinkOrder;
import io.duebell.dispatch.LinkOrders.Standing;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code link_order}, and their trace in the audit log. */
@Mapper
interface OrderMapper {

    @Select("""
            SELECT link, ordered, ordered_at, ordered_by, reason
            FROM link_order
            ORDER BY link
            """)
    List<Standing> all();

    /** A link that was never ordered anything is open. */
    @Insert("""
            INSERT IGNORE INTO link_order (link, ordered, ordered_by, ordered_at, reason)
            VALUES (#{link}, 'OPEN', 'installation', #{at}, 'never ordered anything')
            """)
    void enter(@Param("link") String link, @Param("at") Instant at);

    @Update("""
            UPDATE link_order
            SET ordered = #{order}, ordered_by = #{actor}, ordered_at = #{at}, reason = #{reason}
            WHERE link = #{link}
              AND ordered <> #{order}
            """)
    int give(
            @Param("link") String link,
            @Param("order") LinkOrder order,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("reason") String reason);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, #{link}, #{reason})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("link") String link,
            @Param("reason") String reason);
}
