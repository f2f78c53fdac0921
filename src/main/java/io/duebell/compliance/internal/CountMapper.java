package io.duebell.compliance.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads the caps taken; they are written by {@link Caps}. */
@Mapper
interface CountMapper {

    @Select("""
            <script>
            SELECT borrower_no
            FROM contact_count
            WHERE contact_date = #{day}
              AND channel = #{channel}
              AND taken &gt;= #{cap}
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    List<String> exhausted(
            @Param("borrowers") Collection<String> borrowers,
            @Param("day") LocalDate day,
            @Param("channel") String channel,
            @Param("cap") int cap);
}
