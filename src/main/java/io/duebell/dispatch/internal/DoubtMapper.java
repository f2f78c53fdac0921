package io.duebell.dispatch.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Parts in doubt, those a resend put aside, and receipts whose id nobody knows; statements in {@code DoubtMapper.xml}. */
@Mapper
interface DoubtMapper {

    /** Parts toward these handsets that left, or may have left, and have no id; earlier ones too. Index: notice_by_msisdn. */
    List<HandsetMatch.Candidate> withoutId(@Param("msisdns") Collection<String> msisdns, @Param("since") Instant since);

    /** All receipts toward these handsets that have found no part. Index: receipt_to_join. */
    List<ReceiptRow> unknown(@Param("msisdns") Collection<String> msisdns);

    /** What is known by id among the parts that were put aside. */
    List<EarlierPart> earlierByMessage(@Param("link") String link, @Param("ids") Collection<String> ids);

    List<EarlierPart> earlierInDoubt(@Param("noticeId") long noticeId, @Param("partNo") int partNo);

    /** Writes an answer or a receipt on a part that was put aside. */
    int completeEarlier(
            @Param("id") long id,
            @Param("state") PartRow.State state,
            @Param("messageId") @Nullable String messageId,
            @Param("code") @Nullable String code);

    int receiptOfEarlier(@Param("id") long id, @Param("receipt") ReceiptRow receipt);

    /** A receipt of a part that was put aside is evidence of its notice and moves nothing. */
    int joinReceipt(@Param("id") long receiptId, @Param("noticeId") long noticeId);

    /** What the carrier answered late; only for a part that is still in doubt. */
    int answerLate(
            @Param("noticeId") long noticeId,
            @Param("partNo") int partNo,
            @Param("state") PartRow.State state,
            @Param("messageId") @Nullable String messageId,
            @Param("code") @Nullable String code,
            @Param("at") Instant at);

    /** Copies the parts that a resend will send again. */
    int keepAsEvidence(@Param("ids") Collection<Long> ids, @Param("whole") boolean whole, @Param("at") Instant at);

    /** Deletes them; accepted parts stay where only the missing ones are sent again. */
    int putAside(@Param("ids") Collection<Long> ids, @Param("whole") boolean whole);

    /** Any link, a new reference. */
    int beginAnew(@Param("ids") Collection<Long> ids);

    /** A part that was put aside. */
    record EarlierPart(long id, long noticeId, @Nullable String messageId) {}
}
