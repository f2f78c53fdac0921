package io.duebell.compliance.internal;

import io.duebell.compliance.internal.RuleSet.Counted;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What counts against the caps; rows are laid, taken and given back by {@link Caps}. */
@Mapper
interface CountMapper {

    @Select("""
            <script>
            SELECT whom, contact_date, what, taken
            FROM contact_tally
            WHERE contact_date BETWEEN #{from} AND #{to}
              AND taken &gt; 0
              AND whom IN <foreach item="each" collection="whom" open="(" separator="," close=")">#{each}</foreach>
            </script>
            """)
    List<Row> taken(@Param("whom") Collection<String> whom, @Param("from") LocalDate from, @Param("to") LocalDate to);

    /** The rows of some days, in order, locked until the transaction ends. */
    @Select("""
            <script>
            SELECT whom, contact_date, what, taken
            FROM contact_tally
            WHERE contact_date BETWEEN #{from} AND #{to}
              AND whom IN <foreach item="each" collection="whom" open="(" separator="," close=")">#{each}</foreach>
            ORDER BY whom, contact_date, what
            FOR UPDATE
            </script>
            """)
    List<Row> lock(@Param("whom") Collection<String> whom, @Param("from") LocalDate from, @Param("to") LocalDate to);

    /** One row. */
    record Row(String whom, LocalDate contactDate, Counted what, int taken) {}
}
