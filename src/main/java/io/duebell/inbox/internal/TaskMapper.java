package io.duebell.inbox.internal;

import io.duebell.inbox.Person;
import io.duebell.inbox.Task;
import io.duebell.inbox.TaskKind;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Rows of {@code inbox_task}; its statements stand in the XML of the same name. */
@Mapper
interface TaskMapper {

    /** What is to be done. */
    record New(
            TaskKind kind,
            @Nullable Long conversation,
            @Nullable Long entry,
            @Nullable Long promise,
            @Nullable String borrowerNo,
            @Nullable String borrowerName,
            @Nullable String managerNo,
            @Nullable String branchNo,
            String detail,
            Instant createdAt,
            @Nullable Instant dueAt) {}

    /** One kind once an entry; what was closed by a correction is opened again. */
    int add(New task);

    List<Task> open(
            @Param("person") Person person,
            @Param("kind") @Nullable TaskKind kind,
            @Param("dueAfter") @Nullable Instant dueAfter,
            @Param("after") @Nullable Long after,
            @Param("limit") int limit);

    @Nullable
    Task find(@Param("person") Person person, @Param("id") long id);

    List<Count> count(@Param("person") Person person);

    record Count(TaskKind kind, int tasks) {}

    List<Task> ofConversation(@Param("person") Person person, @Param("conversation") long conversation);

    int done(@Param("person") Person person, @Param("id") long id, @Param("note") String note, @Param("at") Instant at);

    /**
     * One of them is no longer to be done.
     *
     * @param detail a pattern
     */
    int closeOne(
            @Param("kind") TaskKind kind,
            @Param("borrowerNo") String borrowerNo,
            @Param("detail") String detail,
            @Param("by") String by,
            @Param("at") Instant at);

    /** What an entry left to do is no longer to be done. */
    int close(@Param("entry") long entry, @Param("by") String by, @Param("note") String note, @Param("at") Instant at);
}
