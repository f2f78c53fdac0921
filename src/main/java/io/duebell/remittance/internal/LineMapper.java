package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.Fate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code statement_line}. Of a file that is being taken back no line tells of money any more; its reversals hold until what they
 * took back stands again.
 */
@Mapper
public interface LineMapper {

    /** Whether a reversal {@code l} of a file {@code f} holds. */
    String HOLDS = """
              AND (f.state NOT IN ('TAKING_BACK', 'TAKEN_BACK') OR (f.state = 'TAKING_BACK' AND l.place > f.back_place))
            """;

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

    /** A remittance that was removed since is none. Index: statement_line_by_fate. */
    @Select("""
            SELECT l.place, l.line_no, l.fate, l.reason,
                   IF(EXISTS (SELECT 1 FROM remittance_gone g WHERE g.remittance_id = l.remittance_id), NULL, l.remittance_id) AS remittance_id,
                   l.amount_fen, l.identity, l.content
            FROM statement_line l
            WHERE l.file_id = #{file}
              AND l.fate = #{fate}
              AND l.place > #{after}
            ORDER BY l.place
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

    /**
     * Which remittance the same reversal takes back by a file that stands, or took back before it was removed; null: none does. Index:
     * statement_line_by_identity.
     */
    @Select("""
            SELECT MIN(t.remittance_id)
            FROM (SELECT l.remittance_id
                  FROM statement_line l
                           JOIN statement_file f ON f.id = l.file_id
                  WHERE l.identity = #{identity}
                    AND l.fate IN ('REVERSAL', 'DUPLICATE')
            """ + HOLDS + """
                  UNION ALL
                  SELECT remittance_id
                  FROM remittance_gone
                  WHERE identity = #{identity}) t
            """)
    @Nullable
    Long takenBackBy(@Param("identity") String identity);

    /** A reversal that waited for its original. */
    @Update("""
            UPDATE statement_line
            SET fate = #{fate}, reason = #{reason}, remittance_id = #{remittance}, identity = #{identity}, content = NULL
            WHERE file_id = #{file}
              AND place = #{place}
            """)
    int reverses(
            @Param("file") long file,
            @Param("place") int place,
            @Param("fate") Fate fate,
            @Param("reason") String reason,
            @Param("remittance") long remittance,
            @Param("identity") String identity);

    /** A line that repeated another file's tells of the money alone from now on. */
    @Update("""
            UPDATE statement_line
            SET fate = 'REMITTANCE', reason = ''
            WHERE file_id = #{file}
              AND place = #{place}
            """)
    int tellsAlone(@Param("file") long file, @Param("place") int place);

    /** Whether a line of a file that stands takes a remittance back. Index: statement_line_by_remittance. */
    @Select("""
            SELECT COUNT(*)
            FROM statement_line l
                     JOIN statement_file f ON f.id = l.file_id
            WHERE l.remittance_id = #{remittance}
              AND l.identity IS NOT NULL
            """ + HOLDS)
    int reversals(@Param("remittance") long remittance);

    /** The same but for one file. */
    @Select("""
            SELECT COUNT(*)
            FROM statement_line l
                     JOIN statement_file f ON f.id = l.file_id
            WHERE l.remittance_id = #{remittance}
              AND l.identity IS NOT NULL
              AND l.file_id <> #{file}
            """ + HOLDS)
    int reversalsBeside(@Param("remittance") long remittance, @Param("file") long file);

    /** Which remittance the reversal at a place took back. */
    record Reversal(int place, long remittanceId) {}

    /** The reversals of a file behind a place, in order. */
    @Select("""
            SELECT place, remittance_id
            FROM statement_line
            WHERE file_id = #{file}
              AND place > #{after}
              AND identity IS NOT NULL
              AND remittance_id IS NOT NULL
            ORDER BY place
            LIMIT #{limit}
            """)
    List<Reversal> reversalsOf(@Param("file") long file, @Param("after") int after, @Param("limit") int limit);

    /** Of which remittances the lines that were booked of a file tell. Index: statement_line_by_remittance. */
    @Select("""
            <script>
            SELECT DISTINCT remittance_id
            FROM statement_line
            WHERE file_id = #{file}
              AND fate IN ('REMITTANCE', 'DUPLICATE')
              AND identity IS NULL
              AND remittance_id IN <foreach item="i" collection="remittances" open="(" separator="," close=")">#{i}</foreach>
            </script>
            """)
    List<Long> told(@Param("file") long file, @Param("remittances") Collection<Long> remittances);

    /** How many lines of a file are about money that came in. */
    @Select("""
            SELECT COUNT(*)
            FROM statement_line
            WHERE file_id = #{file}
              AND remittance_id IS NOT NULL
            """)
    int aboutMoney(@Param("file") long file);

    @Delete("DELETE FROM statement_line WHERE file_id = #{file}")
    int forget(@Param("file") long file);

    /** Which line of another file tells of a remittance too. */
    record Other(long fileId, int place, long lineNo) {}

    /** The first line of another file that stands and tells of a remittance too. Index: statement_line_by_remittance. */
    @Select("""
            SELECT l.file_id, l.place, l.line_no
            FROM statement_line l
                     JOIN statement_file f ON f.id = l.file_id
            WHERE l.remittance_id = #{remittance}
              AND l.fate = 'DUPLICATE'
              AND l.identity IS NULL
              AND l.file_id <> #{file}
              AND f.state NOT IN ('TAKING_BACK', 'TAKEN_BACK')
            ORDER BY l.file_id, l.place
            LIMIT 1
            """)
    Optional<Other> other(@Param("remittance") long remittance, @Param("file") long file);
}
