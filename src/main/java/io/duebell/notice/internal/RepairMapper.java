package io.duebell.notice.internal;

import io.duebell.notice.RepairList.Fault;
import java.time.Instant;
import java.time.LocalDate;
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
