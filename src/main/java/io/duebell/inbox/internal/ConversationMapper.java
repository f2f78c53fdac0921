package io.duebell.inbox.internal;

import io.duebell.inbox.Conversation.State;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.inbox.Person;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Conversations as people see them; whoever may not see one finds none. The statements stand in the XML of the same name. */
@Mapper
interface ConversationMapper {

    /** One line of the list. */
    record Row(
            long id,
            int version,
            String sender,
            String borrowerNo,
            @Nullable String borrowerName,
            @Nullable String managerNo,
            @Nullable String branchNo,
            State state,
            int unread,
            @Nullable String assignedTo,
            @Nullable Instant snoozedUntil,
            @Nullable Instant dueAt,
            Instant lastAt,
            @Nullable String lastDirection,
            @Nullable String lastText,
            @Nullable String lastIntents) {}

    /** An entry with its text. */
    record EntryRow(
            long id,
            String direction,
            Instant at,
            String text,
            int missing,
            @Nullable Long completedBy,
            @Nullable Long noticeId,
            @Nullable Integer noticePercent,
            @Nullable String noticeState,
            @Nullable String author,
            @Nullable String intents,
            @Nullable String toldDay,
            @Nullable Long toldFen,
            @Nullable String flags,
            @Nullable Integer percent,
            @Nullable String handling,
            @Nullable String reasons,
            @Nullable String deeds,
            @Nullable Instant lookedAt,
            @Nullable String lookedBy,
            @Nullable String settled,
            @Nullable String settledBy,
            @Nullable Instant settledAt) {}

    /** Where a page left off. */
    record After(int group, Instant key, long id) {}

    List<Row> list(
            @Param("person") Person person,
            @Param("filter") Filter filter,
            @Param("now") Instant now,
            @Param("after") @Nullable After after,
            @Param("limit") int limit);

    Counts count(@Param("person") Person person, @Param("now") Instant now);

    record Counts(int unread, int mine, int open, int snoozed, int done, int overdue) {}

    @Nullable
    Row find(@Param("person") Person person, @Param("id") long id);

    List<Row> ofBorrower(@Param("person") Person person, @Param("borrowerNo") String borrowerNo);

    /** The latest first. */
    List<EntryRow> entries(@Param("conversation") long conversation, @Param("limit") int limit);

    List<Unlooked> unlooked(@Param("conversation") long conversation);

    /** What came in and nobody has looked at. */
    record Unlooked(long id, Instant at) {}

    int looked(@Param("entry") long entry, @Param("by") String by, @Param("at") Instant at, @Param("after") long after);

    int assign(@Param("id") long id, @Param("version") int version, @Param("to") @Nullable String to);

    int snooze(@Param("id") long id, @Param("version") int version, @Param("until") Instant until);

    int state(@Param("id") long id, @Param("version") int version, @Param("state") State state);

    int belongs(
            @Param("id") long id,
            @Param("borrowerNo") String borrowerNo,
            @Param("name") String name,
            @Param("managerNo") String managerNo,
            @Param("branchNo") String branchNo);

    int overdue(@Param("now") Instant now);
}
