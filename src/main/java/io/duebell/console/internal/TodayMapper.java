package io.duebell.console.internal;

import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What the page of the day counts. */
@Mapper
public interface TodayMapper {

    List<StateCount> states(@Param("scope") Scope scope, @Param("date") LocalDate date);

    /** What keeps notices from their borrowers, the most frequent first. */
    List<ReasonCount> reasons(@Param("scope") Scope scope, @Param("date") LocalDate date, @Param("limit") int limit);

    /** Sent and delivered within each minute since an instant. */
    List<MinuteCount> minutes(
            @Param("scope") Scope scope, @Param("date") LocalDate date, @Param("since") Instant since);

    int countRepairs(@Param("scope") Scope scope);

    @Nullable
    Book book();

    /** Nodes that report lately have links; a silent node's don't count. */
    LinkSum links(@Param("staleSeconds") int staleSeconds);

    /** How many notices of the day are in a state. */
    record StateCount(NoticeState state, int notices) {}

    /** How many notices of the day are where they are for one reason. */
    record ReasonCount(
            NoticeState state,
            @Nullable String ruleId,
            @Nullable String reason,
            int notices) {}

    /** What happened within one minute, counted from the start. */
    record MinuteCount(int minute, NoticeState state, int notices) {}

    /** The snapshot that was swapped in last. */
    record Book(LocalDate asOfDate, Instant loadedAt, int borrowers, int instalments, int quarantined) {}

    /** All links together. */
    record LinkSum(int links, int bound, double rate, double licensed) {}
}
