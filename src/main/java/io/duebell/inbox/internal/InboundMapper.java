package io.duebell.inbox.internal;

import io.duebell.carrier.InboundText;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Keeps what came in. */
@Mapper
public interface InboundMapper {

    /**
     * A text that has yet to be looked at.
     *
     * @param missing parts that had not come
     */
    record Unhandled(long id, String sender, String body, int missing) {}

    /** The carrier's redelivery has the same fingerprint and makes no second message. */
    @Insert("""
            INSERT IGNORE INTO inbound_message (link, sender, destination, body, fingerprint, received_at)
            VALUES (#{link}, #{sender}, #{destination}, #{body}, #{fingerprint}, #{receivedAt})
            """)
    void keep(InboundText text);

    @Select("""
            SELECT id, sender, body, missing
            FROM inbound_message
            WHERE handled_at IS NULL
            ORDER BY id
            LIMIT #{limit}
            """)
    List<Unhandled> unhandled(@Param("limit") int limit);

    @Update("""
            UPDATE inbound_message
            SET intent = #{intent}, handled_at = #{at}
            WHERE id = #{id}
              AND handled_at IS NULL
            """)
    int handled(@Param("id") long id, @Param("intent") String intent, @Param("at") Instant at);
}
