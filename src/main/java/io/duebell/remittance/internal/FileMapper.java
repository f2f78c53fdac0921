package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code statement_file}. Leases go by the database's time. */
@Mapper
public interface FileMapper {

    String COLUMNS = """
            SELECT f.id, f.name, f.source, f.feed_id, d.name AS feed, f.hash, f.kept_at, f.state, f.received_at, f.received_by, f.node, f.tries,
                   f.done_at, f.line_count, f.came_in_fen, f.message, f.taken_back_by, f.back_count
            FROM statement_file f
                     LEFT JOIN statement_feed d ON d.id = f.feed_id
            """;

    /** A file as it is kept. */
    record Kept(
            long id,
            String name,
            Source source,
            @Nullable Long feedId,
            @Nullable String feed,
            String hash,
            String keptAt,
            FileState state,
            Instant receivedAt,
            String receivedBy,
            @Nullable String node,
            int tries,
            @Nullable Instant doneAt,
            int lineCount,
            long cameInFen,
            @Nullable String message,
            @Nullable String takenBackBy,
            int backCount) {}

    /** Takes the number that the database gave. */
    final class NewId {
        private long id;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }
    }

    @Insert("""
            INSERT INTO statement_file (name, source, feed_id, hash, bytes, kept_at, folder_key, state, received_at, received_by)
            VALUES (#{name}, #{source}, #{feed}, #{hash}, #{bytes}, #{keptAt}, #{folderKey}, 'WAITING', #{at}, #{by})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("name") String name,
            @Param("source") Source source,
            @Param("feed") @Nullable Long feed,
            @Param("hash") String hash,
            @Param("bytes") long bytes,
            @Param("keptAt") String keptAt,
            @Param("folderKey") @Nullable String folderKey,
            @Param("at") Instant at,
            @Param("by") String by);

    /** The oldest that waits, or that a node left. */
    @Select(COLUMNS + """
            WHERE f.state = 'WAITING'
               OR (f.state = 'READING' AND f.lease_until < UTC_TIMESTAMP(3))
            ORDER BY f.id
            LIMIT 1
            FOR UPDATE
            SKIP LOCKED
            """)
    Optional<Kept> lockNext();

    @Update("""
            UPDATE statement_file
            SET state = 'READING', node = #{node}, tries = tries + 1, lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE id = #{id}
            """)
    int lease(@Param("id") long id, @Param("node") String node, @Param("seconds") long seconds);

    /** What a batch adds, as long as the node has the file still; 0: it hasn't. */
    @Update("""
            UPDATE statement_file
            SET line_count = line_count + #{lines}, came_in_fen = came_in_fen + #{fen}, tries = 0,
                lease_until = UTC_TIMESTAMP(3) + INTERVAL #{seconds} SECOND
            WHERE id = #{id}
              AND node = #{node}
              AND state = 'READING'
              AND line_count = #{before}
            """)
    int grow(
            @Param("id") long id,
            @Param("node") String node,
            @Param("before") int before,
            @Param("lines") int lines,
            @Param("fen") long fen,
            @Param("seconds") long seconds);

    /** Which feed a file is read by from its first line on. */
    @Update("""
            UPDATE statement_file
            SET feed_id = #{feed}
            WHERE id = #{id}
              AND node = #{node}
              AND state = 'READING'
              AND line_count = 0
            """)
    int readBy(@Param("id") long id, @Param("node") String node, @Param("feed") long feed);

    @Update("""
            UPDATE statement_file
            SET state = #{state}, done_at = #{at}, message = #{message}, node = NULL, lease_until = NULL,
                folder_key = IF(#{state} = 'FAILED', NULL, folder_key)
            WHERE id = #{id}
              AND node = #{node}
              AND state = 'READING'
            """)
    int end(
            @Param("id") long id,
            @Param("node") String node,
            @Param("state") FileState state,
            @Param("at") Instant at,
            @Param("message") @Nullable String message);

    @Select(COLUMNS + "WHERE f.id = #{id}")
    Optional<Kept> find(@Param("id") long id);

    @Select(COLUMNS + "WHERE f.id = #{id} FOR UPDATE")
    Optional<Kept> lock(@Param("id") long id);

    @Select("""
            <script>
            """ + COLUMNS + """
            <if test="before != null">WHERE f.id &lt; #{before}</if>
            ORDER BY f.id DESC
            LIMIT #{limit}
            </script>
            """)
    List<Kept> latest(@Param("before") @Nullable Long before, @Param("limit") int limit);

    /** From now on it counts no more; what it brought is taken back batch by batch. */
    @Update("""
            UPDATE statement_file
            SET state = 'TAKING_BACK', folder_key = NULL, taken_back_by = #{by}, taken_back_at = #{at}, reason = #{reason}
            WHERE id = #{id}
            """)
    int takeBack(@Param("id") long id, @Param("by") String by, @Param("at") Instant at, @Param("reason") String reason);

    /** How far one that is being taken back has come. */
    record GoingBack(long backLine, long backId, int backPlace, String takenBackBy, String reason) {}

    @Select("""
            SELECT back_line, back_id, back_place, taken_back_by, reason
            FROM statement_file
            WHERE id = #{id}
              AND state = 'TAKING_BACK'
            FOR UPDATE
            """)
    Optional<GoingBack> lockGoingBack(@Param("id") long id);

    @Update("""
            UPDATE statement_file
            SET back_line = #{line}, back_id = #{remittance}, back_count = back_count + #{count}
            WHERE id = #{id}
            """)
    void wentBack(
            @Param("id") long id,
            @Param("line") long line,
            @Param("remittance") long remittance,
            @Param("count") int count);

    @Update("UPDATE statement_file SET back_place = #{place} WHERE id = #{id}")
    void reversalsWentBack(@Param("id") long id, @Param("place") int place);

    @Update("UPDATE statement_file SET state = 'TAKEN_BACK' WHERE id = #{id}")
    void tookBack(@Param("id") long id);

    /** Those that are being taken back. Index: statement_file_open. */
    @Select("SELECT id FROM statement_file WHERE state = 'TAKING_BACK' ORDER BY id")
    List<Long> goingBack();

    @Select("SELECT COUNT(*) > 0 FROM statement_file WHERE id = #{id} AND state = 'TAKING_BACK'")
    boolean isGoingBack(@Param("id") long id);

    /** Money that this file alone tells of from now on; 0: it is being taken back itself. */
    @Update("""
            UPDATE statement_file
            SET came_in_fen = came_in_fen + #{fen}
            WHERE id = #{id}
              AND state NOT IN ('TAKING_BACK', 'TAKEN_BACK')
            """)
    int cameIn(@Param("id") long id, @Param("fen") long fen);

    /** To be read from its beginning. */
    @Update("""
            UPDATE statement_file
            SET state = 'WAITING', feed_id = #{feed}, message = NULL, done_at = NULL, tries = 0, line_count = 0, came_in_fen = 0
            WHERE id = #{id}
            """)
    int again(@Param("id") long id, @Param("feed") @Nullable Long feed);

    /** The one that was taken from the folder under such a key. Index: statement_file_in_folder. */
    @Select("SELECT id FROM statement_file WHERE folder_key = #{key}")
    Optional<Long> inFolder(@Param("key") String key);

    /** Whether one with such bytes has yet to be read to its end. Index: statement_file_by_hash. */
    @Select("""
            SELECT COUNT(*) > 0
            FROM statement_file
            WHERE hash = #{hash}
              AND state IN ('WAITING', 'READING')
            """)
    boolean isToBeRead(@Param("hash") String hash);

    /** The first whose copy is kept; null: there is none. */
    @Select("SELECT MIN(id) FROM statement_file WHERE stripped_at IS NULL")
    @Nullable
    Long firstKept();

    /** Files that failed and nobody took back or read again, of the last days. */
    @Select("""
            SELECT id
            FROM statement_file
            WHERE state = 'FAILED'
              AND done_at > #{since}
            ORDER BY id
            """)
    List<Long> failed(@Param("since") Instant since);
}
