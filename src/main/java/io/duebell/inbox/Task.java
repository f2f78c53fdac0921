package io.duebell.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to do because of a reply.
 *
 * @param conversation null: it came of no reply
 * @param detail short, without whole numbers: the tail of a new phone, the time of a call
 * @param dueAt when it is to be done; null: in its turn
 * @param doneAt null: it is open
 * @param note what came of it, in the person's words
 */
public record Task(
        long id,
        TaskKind kind,
        @Nullable Long conversation,
        @Nullable Long entry,
        @Nullable String borrowerNo,
        @Nullable String borrowerName,
        @Nullable String managerNo,
        @Nullable String branchNo,
        String detail,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String note) {

    public boolean isOverdue(Instant now) {
        return doneAt == null && dueAt != null && dueAt.isBefore(now);
    }
}
