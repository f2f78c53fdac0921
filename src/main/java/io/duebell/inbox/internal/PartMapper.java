package io.duebell.inbox.internal;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.InboundText.Scheme;
import io.duebell.carrier.TextCharset;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps parts of long texts until they are joined. */
@Mapper
public interface PartMapper {

    /** What parts of one text have in common; also those of a later one, when the phone uses its reference again. */
    record TextKey(String link, String sender, String destination, Scheme scheme, int reference, int total) {}

    /**
     * A part as it was kept.
     *
     * @param ageMillis since it was stored, by the database's time
     * @param messageId the latest message it stands in
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes from the wire, compared by what they hold where at all
    record Part(
            long id,
            int number,
            TextCharset charset,
            byte[] octets,
            Instant receivedAt,
            long ageMillis,
            @Nullable Long messageId) {}

    /** A text put together. */
    record Joined(
            TextKey key,
            String body,
            String fingerprint,
            Instant receivedAt,
            int missing,
            @Nullable Long completes) {}

    @Insert("""
            INSERT IGNORE INTO inbound_part (link, sender, destination, scheme, reference, total, number, charset, octets,
                                             fingerprint, received_at, stored_at)
            VALUES (#{link}, #{sender}, #{destination}, #{segment.scheme}, #{segment.reference}, #{segment.total},
                    #{segment.number}, #{charset}, #{octets}, #{fingerprint}, #{receivedAt}, UTC_TIMESTAMP(3))
            """)
    void keep(InboundText part);

    /** Texts of which a part waits, and of which all parts came or a part waits too long. Index: inbound_part_open. */
    @Select("""
            SELECT p.link, p.sender, p.destination, p.scheme, p.reference, p.total
            FROM (SELECT DISTINCT link, sender, destination, scheme, reference, total
                  FROM inbound_part
                  WHERE message_id IS NULL) waiting
                JOIN inbound_part p
                    ON p.sender = waiting.sender
                    AND p.reference = waiting.reference
                    AND p.link = waiting.link
                    AND p.destination = waiting.destination
                    AND p.scheme = waiting.scheme
                    AND p.total = waiting.total
            WHERE p.stored_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY
               OR p.message_id IS NULL
            GROUP BY p.link, p.sender, p.destination, p.scheme, p.reference, p.total
            HAVING COUNT(DISTINCT p.number) >= p.total
                OR MIN(CASE WHEN p.message_id IS NULL THEN p.stored_at END)
                    <= UTC_TIMESTAMP(3) - INTERVAL #{waitSeconds} SECOND
            ORDER BY MIN(p.id)
            LIMIT #{limit}
            """)
    List<TextKey> ripe(@Param("waitSeconds") long waitSeconds, @Param("limit") int limit);

    /** All parts of a day under one key, and all that wait, oldest first; locked, so that one node alone joins them. */
    @Select("""
            SELECT id, number, charset, octets, received_at,
                   TIMESTAMPDIFF(MICROSECOND, stored_at, UTC_TIMESTAMP(3)) DIV 1000 AS age_millis, message_id
            FROM inbound_part
            WHERE sender = #{sender}
              AND reference = #{reference}
              AND link = #{link}
              AND destination = #{destination}
              AND scheme = #{scheme}
              AND total = #{total}
              AND (stored_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY OR message_id IS NULL)
            ORDER BY id
            FOR UPDATE
            """)
    List<Part> lock(TextKey key);

    @Insert("""
            INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at, parts, missing, completes)
            VALUES (#{key.link}, #{key.sender}, #{key.destination}, #{body}, #{fingerprint}, #{receivedAt}, #{key.total},
                    #{missing}, #{completes})
            """)
    void add(Joined text);

    @Select("""
            SELECT id
            FROM inbound_message
            WHERE fingerprint = #{fingerprint}
            """)
    long message(@Param("fingerprint") String fingerprint);

    @Update("""
            <script>
            UPDATE inbound_part
            SET message_id = #{message}
            WHERE id IN <foreach item="id" collection="parts" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int standIn(@Param("parts") Collection<Long> parts, @Param("message") long message);
}
