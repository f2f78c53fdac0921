package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.Fate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code statement_line}. */
@Mapper
public interface LineMapper {

    /** A line and what became of it. */
    record Booked(
            int place,
            long lineNo,
            Fate fate,
            String reason,
            @Nullable Long remittanceId,
            @Nullable Long amountFen,
            @Nullable String identity,
            @Nullable String content) {}

    /** How many of one fate. */
    record Count(Fate fate, int lines) {}

    @Insert("""
            <script>
            INSERT INTO statement_line (file_id, place, line_no, fate, reason, remittance_id, amount_fen, identity, content)
            VALUES
            <foreach item="l" collection="lines" separator=",">
                (#{file}, #{l.place}, #{l.lineNo}, #{l.fate}, #{l.reason}, #{l.remittanceId}, #{l.amountFen}, #{l.identity}, #{l.content})
            </foreach>
            </script>
            """)
    int add(@Param("file") long file, @Param("lines") Collection<Booked> lines);

    /** Index: statement_line_by_fate. */
    @Select("""
            SELECT place, line_no, fate, reason, remittance_id, amount_fen, identity, content
            FROM statement_line
            WHERE file_id = #{file}
              AND fate = #{fate}
              AND place > #{after}
            ORDER BY place
            LIMIT #{limit}
            """)
    List<Booked> of(
            @Param("file") long file, @Param("fate") Fate fate, @Param("after") int after, @Param("limit") int limit);

    @Select("""
            SELECT fate, COUNT(*) AS `lines`
            FROM statement_line
            WHERE file_id = #{file}
            GROUP BY fate
            """)
    List<Count> count(@Param("file") long file);

    /** Whether the same reversal was booked from a file that stands. Index: statement_line_by_identity. */
    @Select("""
            SELECT COUNT(*)
            FROM statement_line l
                     JOIN statement_file f ON f.id = l.file_id
            WHERE l.identity = #{identity}
              AND l.fate = 'REVERSAL'
              AND f.state <> 'TAKEN_BACK'
            """)
    int reversals(@Param("identity") String identity);

    /** Another file that stands and tells of a remittance too; null: none does. Index: statement_line_by_remittance. */
    @Select("""
            SELECT MIN(l.file_id)
            FROM statement_line l
                     JOIN statement_file f ON f.id = l.file_id
            WHERE l.remittance_id = #{remittance}
              AND l.fate = 'DUPLICATE'
              AND l.file_id <> #{file}
              AND f.state <> 'TAKEN_BACK'
            """)
    @Nullable
    Long otherFile(@Param("remittance") long remittance, @Param("file") long file);
}
