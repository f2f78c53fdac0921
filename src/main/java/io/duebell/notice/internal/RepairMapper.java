package io.duebell.notice.internal;

import io.duebell.notice.RepairList.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Rows of {@code repair_item}; its statements stand in the XML of the same name. */
@Mapper
interface RepairMapper {

    int add(@Param("faults") List<Fault> faults, @Param("seen") LocalDate seen);

    List<Row> findOpen(
            @Param("managerNo") @Nullable String managerNo,
            @Param("beforeId") @Nullable Long beforeId,
            @Param("limit") int limit);

    int countOpen(@Param("managerNo") @Nullable String managerNo);

    int mend(
            @Param("id") long id,
            @Param("managerNo") @Nullable String managerNo,
            @Param("actor") String actor,
            @Param("at") Instant at);

    /** For all own mobiles of the borrower of an open entry with one of these codes. */
    int vouch(
            @Param("id") long id,
            @Param("managerNo") @Nullable String managerNo,
            @Param("codes") List<String> codes,
            @Param("actor") String actor,
            @Param("at") Instant at);

    List<Vouch> vouched(@Param("numbers") Collection<String> numbers);

    /** Whose own mobile it is, by the snapshot. */
    List<Owner> owners(@Param("number") String number);

    /** Those of some numbers that several borrowers of the snapshot have as their own, with each of these borrowers. */
    List<Sharer> sharers(@Param("numbers") Collection<String> numbers);

    /** One of several who have a number; vouched when a person said that it is this one's. */
    record Sharer(String msisdn, String borrowerNo, boolean vouched) {}

    /** A borrower's number that a person stood up for. */
    record Vouch(String borrowerNo, String msisdn, Instant vouchedAt) {}

    /** Who has a number as their own, and when it was last confirmed. */
    record Owner(String borrowerNo, String managerNo, LocalDate updatedOn) {}

    /** One row. */
    record Row(
            long id,
            String borrowerNo,
            String managerNo,
            String kind,
            String code,
            String detail,
            LocalDate firstSeen,
            LocalDate lastSeen,
            @Nullable Long noticeId,
            @Nullable Instant mendedAt,
            @Nullable String mendedBy) {}
}
