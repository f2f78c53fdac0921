package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeState;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Receipts of remittances in the outbox. */
@Mapper
interface MoneyTextMapper {

    /** A receipt and where it stands. */
    record Told(long id, NoticeState state) {}

    /**
     * What a text of ours says of money.
     *
     * @param part the first share that a receipt names, or the event of a question
     */
    record Spoken(long noticeId, String occasion, long remittance, long part) {

        boolean isQuestion() {
            return occasion.equals("asked");
        }

        boolean isReceipt() {
            return occasion.equals("receipt");
        }
    }

    /** Those of these notices that speak of money that came in. Index: notice_item_by_notice. */
    @Select("""
            <script>
            SELECT notice_id, occasion, CAST(SUBSTRING_INDEX(subject, '-', 1) AS UNSIGNED) AS remittance,
                   CAST(SUBSTRING_INDEX(subject, '-', -1) AS UNSIGNED) AS part
            FROM notice_item
            WHERE subject_kind = 'REMITTANCE'
              AND notice_id IN <foreach item="n" collection="notices" open="(" separator="," close=")">#{n}</foreach>
            </script>
            """)
    List<Spoken> spoken(@Param("notices") Collection<Long> notices);

    /** Locked until the transaction ends, so that it does not leave meanwhile. */
    @Select("""
            SELECT n.id, n.state
            FROM notice_item i
                     JOIN notice n ON n.id = i.notice_id
            WHERE i.subject_kind = 'REMITTANCE'
              AND i.subject = #{subject}
              AND i.occasion = 'receipt'
              AND i.channel = 'SMS'
            FOR UPDATE
            """)
    @Nullable
    Told lock(@Param("subject") String subject);
}
