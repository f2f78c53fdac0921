package io.duebell.inbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of tasks; whom the supervisor alone is told of, a customer manager does not see. */
public interface Tasks {

    /**
     * Open ones, what is due first, then the oldest.
     *
     * @param kind of one kind alone; null: of all
     * @param after the id of the last one of the page before; null: the first page
     */
    List<Task> open(Person person, @Nullable TaskKind kind, @Nullable Long after, int limit);

    Map<TaskKind, Integer> count(Person person);

    /** Open and done ones of a conversation. */
    List<Task> ofConversation(Person person, long conversation);

    /** False when there is no such open task that this person may see. */
    boolean done(Person person, long id, String note);
}
