package io.duebell.remittance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code advice_file}, and the lines of advice that go out in each. */
@Mapper
public interface AdviceFileMapper {

    /** A file whose number is taken. */
    record Numbered(long fileNo, String name) {}

    /** The one that is not written yet. Index: advice_file_open. */
    @Select("""
            SELECT file_no, name
            FROM advice_file
            WHERE written_at IS NULL
            ORDER BY file_no
            LIMIT 1
            """)
    Optional<Numbered> open();

    /** 0: another node writes it, or has written it. */
    @Update("""
            UPDATE advice_file
            SET lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE file_no = #{no}
              AND written_at IS NULL
              AND lease_until < UTC_TIMESTAMP(3)
            """)
    int lease(@Param("no") long no, @Param("seconds") long seconds);

    /** Whether so many seconds have passed since the last number was taken. */
    @Select("""
            SELECT COUNT(*) = 0
            FROM advice_file
            WHERE file_no = (SELECT MAX(file_no) FROM advice_file)
              AND claimed_at > UTC_TIMESTAMP(3) - INTERVAL #{seconds} SECOND
            """)
    boolean isTime(@Param("seconds") long seconds);

    @Select("SELECT MAX(file_no) FROM advice_file")
    @Nullable
    Long lastNumber();

    /** Fails on its key when another node takes the number at this moment. */
    @Insert("""
            INSERT INTO advice_file (file_no, name, claimed_at, lease_until)
            VALUES (#{file.fileNo}, #{file.name}, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND)
            """)
    void claim(@Param("file") Numbered file, @Param("seconds") long seconds);

    /** Those in no file yet, the oldest first. Index: advice_by_file. */
    @Select("""
            SELECT advice_key
            FROM advice
            WHERE file_no IS NULL
            ORDER BY created_at, advice_key
            LIMIT #{limit}
            """)
    List<String> untold(@Param("limit") int limit);

    /**
     * Waits for rows in use, so that a credit never goes out behind its undoing; says how many it got. By the primary key, as rows are
     * locked when a credit is withdrawn: by another index the two would wait for each other.
     */
    @Update("""
            <script>
            UPDATE advice FORCE INDEX (PRIMARY)
            SET file_no = #{no}, look_at = COALESCE(look_at, UTC_TIMESTAMP(3))
            WHERE advice_key IN <foreach item="key" collection="keys" open="(" separator="," close=")">#{key}</foreach>
              AND file_no IS NULL
            </script>
            """)
    int assign(@Param("no") long no, @Param("keys") List<String> keys);

    /** Always the same lines in the same order. Index: advice_by_file. */
    @Select(AdviceMapper.LINES + """
            WHERE a.file_no = #{no}
            ORDER BY a.created_at, a.advice_key
            """)
    List<AdviceLine> lines(@Param("no") long no);

    @Update("""
            UPDATE advice_file
            SET written_at = UTC_TIMESTAMP(3), line_count = #{lines}, total_fen = #{fen}, hash = #{hash}
            WHERE file_no = #{no}
              AND written_at IS NULL
            """)
    int written(@Param("no") long no, @Param("lines") int lines, @Param("fen") long fen, @Param("hash") String hash);

    @Update("""
            UPDATE advice
            SET told_at = COALESCE(told_at, #{at})
            WHERE file_no = #{no}
            """)
    void told(@Param("no") long no, @Param("at") Instant at);
}
