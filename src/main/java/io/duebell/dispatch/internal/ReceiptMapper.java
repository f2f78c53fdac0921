package io.duebell.dispatch.internal;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The receipts that have yet to find their part. */
@Mapper
interface ReceiptMapper {

    @Select("""
            SELECT id, link, message_id, state, code, msisdn, received_at, look_at > stored_at AS looked
            FROM receipt
            WHERE look_at <= UTC_TIMESTAMP(3)
            ORDER BY look_at, id
            LIMIT #{limit}
            FOR UPDATE SKIP LOCKED
            """)
    List<ReceiptRow> lockWaiting(@Param("limit") int limit);

    /** Puts off the next look by a quarter of the receipt's age: a part may still come to be in doubt that it settles. */
    @Update("""
            <script>
            UPDATE receipt
            SET look_at = CASE
                    WHEN stored_at &lt; UTC_TIMESTAMP(3) - INTERVAL #{giveUpHours} HOUR THEN NULL
                    ELSE UTC_TIMESTAMP(3)
                         + INTERVAL LEAST(600, GREATEST(1, TIMESTAMPDIFF(SECOND, stored_at, UTC_TIMESTAMP(3)) DIV 4)) SECOND
                END
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int putOff(@Param("ids") Collection<Long> ids, @Param("giveUpHours") long giveUpHours);

    /**
     * Writes which notice they speak of; nobody looks at them again. The order and the index are spelt out: while
     * the tables are young the optimiser knows no better than to walk all parts for each receipt.
     */
    @Update("""
            <script>
            UPDATE receipt r
                STRAIGHT_JOIN notice_part p FORCE INDEX (notice_part_by_message)
                    ON p.link = r.link AND p.message_id = r.message_id
            SET r.notice_id = p.notice_id, r.look_at = NULL
            WHERE r.id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              AND p.notice_id IN <foreach item="id" collection="notices" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int joined(@Param("ids") Collection<Long> ids, @Param("notices") Collection<Long> notices);
}
