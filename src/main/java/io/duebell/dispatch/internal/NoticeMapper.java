package io.duebell.dispatch.internal;

import io.duebell.carrier.Channel;
import io.duebell.carrier.LongText;
import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Reads the outbox and moves sets of rows; its statements stand in {@code NoticeMapper.xml}. */
@Mapper
public interface NoticeMapper {

    /** Ids of notices that may be looked at, locked; rows another node holds are passed over. Index: notice_claim. */
    List<Long> lockDue(
            @Param("state") NoticeState state,
            @Param("channel") Channel channel,
            @Param("urgent") boolean urgent,
            @Param("now") Instant now,
            @Param("limit") int limit);

    /** Leases rows to a node, by the database's time. */
    int lease(@Param("ids") Collection<Long> ids, @Param("node") String node, @Param("seconds") long seconds);

    int release(@Param("ids") Collection<Long> ids);

    /** Releases rows that are not to be looked at before a moment. */
    int putOff(@Param("ids") Collection<Long> ids, @Param("notBefore") Instant notBefore);

    /** Of which nothing was ever accepted: they may leave by any link and in any form. */
    int forgetLink(@Param("ids") Collection<Long> ids);

    /** Whole rows with their text, in the order of ids. */
    List<NoticeRow> rows(@Param("ids") Collection<Long> ids);

    /** As {@link #rows}, without the text, locked until the transaction ends. */
    List<NoticeRow> lockRows(@Param("ids") Collection<Long> ids);

    /** Locks rows until the transaction ends. */
    List<Versioned> lockVersions(@Param("ids") Collection<Long> ids);

    List<PartRow> parts(@Param("ids") Collection<Long> ids);

    List<ItemRow> items(@Param("ids") Collection<Long> ids);

    /** Writes who sends it, by which link, and what it has counted for; {@link Transitions} writes state and event. */
    int markSending(
            @Param("ids") Collection<Long> ids,
            @Param("node") String node,
            @Param("link") String link,
            @Param("longText") @Nullable LongText longText,
            @Param("day") LocalDate day);

    int clearCounted(@Param("ids") Collection<Long> ids);

    List<ReferenceRow> references(@Param("msisdns") Collection<String> msisdns);

    /** SENDING notices of a node that is no more, locked. */
    List<Long> lockSendingOf(@Param("node") String node, @Param("limit") int limit);

    int releaseLeasesOf(@Param("node") String node);

    /** SENT notices without a final receipt since a moment; not locked, for most are in the middle of their life. */
    List<Long> unreported(
            @Param("horizon") Horizons.Horizon horizon, @Param("before") Instant before, @Param("limit") int limit);

    List<PartMatch> partsByMessage(@Param("link") String link, @Param("messageIds") Collection<String> messageIds);

    Backlog backlog();

    /** A row and how often it has moved. */
    record Versioned(long id, int version) {}

    /** One item of a notice. */
    record ItemRow(
            long noticeId,
            String subjectKind,
            String subject,
            String occasion,
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            long principalFen,
            long interestFen,
            long penaltyFen) {}

    /** The last concatenation reference used toward a handset. */
    record ReferenceRow(String msisdn, int lastUsed) {}

    /** Which part a message id names. */
    record PartMatch(long noticeId, int partNo, String messageId) {}

    /** What waits, and how many sets of routes the living nodes run, for the gauges. */
    record Backlog(long ready, long inDoubt, long receipts, long receiptsGivenUp, long routeSets) {}
}
