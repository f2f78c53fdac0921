package io.duebell.compliance.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The caps taken; rows are laid and given back by {@link Caps}. */
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

    /** Rows of the caps, locked until the transaction ends. */
    @Select("""
            <script>
            SELECT borrower_no, taken
            FROM contact_count
            WHERE contact_date = #{day}
              AND channel = #{channel}
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            ORDER BY borrower_no
            FOR UPDATE
            </script>
            """)
    List<Taken> lock(
            @Param("borrowers") Collection<String> borrowers,
            @Param("day") LocalDate day,
            @Param("channel") String channel);

    /** Takes one for each that has room. */
    @Update("""
            <script>
            UPDATE contact_count
            SET taken = taken + 1
            WHERE contact_date = #{day}
              AND channel = #{channel}
              AND taken &lt; #{cap}
              AND borrower_no IN <foreach item="no" collection="borrowers" open="(" separator="," close=")">#{no}</foreach>
            </script>
            """)
    int takeOne(
            @Param("borrowers") Collection<String> borrowers,
            @Param("day") LocalDate day,
            @Param("channel") String channel,
            @Param("cap") int cap);

    /** What a borrower has had of a day and channel. */
    record Taken(String borrowerNo, int taken) {}
}
