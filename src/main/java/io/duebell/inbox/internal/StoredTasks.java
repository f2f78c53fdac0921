package io.duebell.inbox.internal;

import io.duebell.inbox.Person;
import io.duebell.inbox.Task;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.Tasks;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks as they are kept in {@code inbox_task}. */
@Component
class StoredTasks implements Tasks {

    private static final int LONGEST_NOTE = 200;

    private final TaskMapper mapper;
    private final BusinessClock clock;

    StoredTasks(TaskMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public List<Task> open(Person person, @Nullable TaskKind kind, @Nullable Long after, int limit) {
        Task last = after == null ? null : mapper.find(person, after);
        Instant due = last == null ? null : last.dueAt();
        return mapper.open(person, kind, due, after, limit);
    }

    @Override
    public Map<TaskKind, Integer> count(Person person) {
        Map<TaskKind, Integer> counts = new EnumMap<>(TaskKind.class);
        mapper.count(person).forEach(each -> counts.put(each.kind(), each.tasks()));
        return counts;
    }

    @Override
    public List<Task> ofConversation(Person person, long conversation) {
        return mapper.ofConversation(person, conversation);
    }

    @Override
    @Transactional
    public boolean done(Person person, long id, String note) {
        return mapper.done(person, id, Threads.cut(note, LONGEST_NOTE), clock.instant()) == 1;
    }
}
