package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeState;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Receipts of remittances in the outbox. */
@Mapper
interface MoneyTextMapper {

    /** A receipt and where it stands. */
    record Told(long id, NoticeState state) {}

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
