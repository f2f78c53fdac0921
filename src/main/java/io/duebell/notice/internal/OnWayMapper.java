package io.duebell.notice.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Rows of {@code money_on_way}, and notices that they concern. */
@Mapper
interface OnWayMapper {

    /** A share of a credited remittance; money in fen. */
    record Row(
            long shareId,
            long remittanceId,
            String borrowerNo,
            String loanNo,
            long principalFen,
            long interestFen,
            long penaltyFen,
            Instant creditedAt,
            Instant until) {}

    /** What is known already stays as it is. */
    void add(@Param("row") Row row);

    /** Adds it where the news of its credit has not come yet. */
    void undo(@Param("row") Row row);

    /** Of these loans, not undone and not past their end; in order of their ids. */
    List<Row> standing(@Param("loans") Collection<String> loans, @Param("now") Instant now);

    /** The same, locked until the transaction ends. */
    List<Row> lockStanding(@Param("loans") Collection<String> loans, @Param("now") Instant now);

    /** Notices that wait and speak of these loans. */
    List<Speaking> waiting(@Param("loans") Collection<String> loans);

    /** One instalment that a notice speaks of. */
    record Speaking(long noticeId, String loanNo, LocalDate dueDate) {}

    /** Notices of these loans that were called off as paid since an instant, and would still be in time. */
    List<CalledOff> calledOff(
            @Param("loans") Collection<String> loans, @Param("since") Instant since, @Param("now") Instant now);

    /** A notice as it was planned. */
    record CalledOff(
            long id,
            String kind,
            String channel,
            LocalDate businessDate,
            String stage,
            String borrowerNo,
            String borrowerName,
            @Nullable String msisdn,
            String managerNo,
            String branchNo,
            String villageNo,
            String village,
            long amountFen,
            String templateId,
            @Nullable String templateHash,
            @Nullable String body,
            int parts,
            Instant notAfter) {}

    List<Item> items(@Param("notice") long notice);

    /** One item of such a notice. */
    record Item(
            String subjectKind,
            String subject,
            String occasion,
            @Nullable String loanNo,
            @Nullable LocalDate dueDate,
            long principalFen,
            long interestFen,
            long penaltyFen) {}
}
