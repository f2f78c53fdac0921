package io.duebell.inbox.internal;

import io.duebell.carrier.InboundText;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps what came in. */
@Mapper
public interface InboundMapper {

    /**
     * A text that has yet to be acted on.
     *
     * @param missing parts that had not come
     * @param completes the message given on before, with fewer of its parts
     */
    record Unhandled(
            long id,
            String link,
            String sender,
            String destination,
            String body,
            int missing,
            @Nullable Long completes,
            Instant receivedAt) {

        /** The same for a person, who has said what it means in spite of its gaps. */
        Unhandled whole() {
            return new Unhandled(id, link, sender, destination, body, 0, completes, receivedAt);
        }
    }

    /** The carrier's redelivery has the same fingerprint and makes no second message. */
    @Insert("""
            INSERT IGNORE INTO inbound_message (link, sender, destination, body, fingerprint, received_at)
            VALUES (#{link}, #{sender}, #{destination}, #{body}, #{fingerprint}, #{receivedAt})
            """)
    void keep(InboundText text);

    /** Oldest first: what one phone wrote is acted on in the order in which it came. */
    @Select("""
            SELECT id, link, sender, destination, body, missing, completes, received_at
            FROM inbound_message
            WHERE handled_at IS NULL
            ORDER BY id
            LIMIT #{limit}
            """)
    List<Unhandled> unhandled(@Param("limit") int limit);

    @Select("""
            SELECT id, link, sender, destination, body, missing, completes, received_at
            FROM inbound_message
            WHERE id = #{id}
            """)
    Unhandled get(@Param("id") long id);

    /** Once: of two nodes the second waits for the first and then changes nothing. */
    @Update("""
            UPDATE inbound_message
            SET intent = #{intent}, handled_at = #{at}
            WHERE id = #{id}
              AND handled_at IS NULL
            """)
    int handled(@Param("id") long id, @Param("intent") String intent, @Param("at") Instant at);

    /** Whether a message with more of its parts has come. */
    @Select("""
            SELECT EXISTS (SELECT 1 FROM inbound_message WHERE completes = #{id})
            """)
    boolean isCompleted(@Param("id") long id);

    @Update("""
            UPDATE inbound_message
            SET tries = tries + 1
            WHERE id = #{id}
              AND handled_at IS NULL
            """)
    int brokeOff(@Param("id") long id);

    @Select("""
            SELECT tries
            FROM inbound_message
            WHERE id = #{id}
            """)
    int tries(@Param("id") long id);
}
