package io.duebell.console.internal;

import io.duebell.inbox.Task;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.Tasks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What replies leave to do, as a user of the console does it. */
@Component
public class TaskDesk {

    private static final int PAGE = 50;

    private final Tasks tasks;
    private final AuditLog audit;

    TaskDesk(Tasks tasks, AuditLog audit) {
        this.tasks = tasks;
        this.audit = audit;
    }

    /** Open tasks; {@code next} leads on. */
    public record Page(List<Task> tasks, @Nullable Long next) {}

    public Page page(ConsoleUser user, @Nullable TaskKind kind, @Nullable Long after) {
        List<Task> found = tasks.open(user.person(), kind, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Task> shown = more ? found.subList(0, PAGE) : found;
        return new Page(shown, more ? shown.get(PAGE - 1).id() : null);
    }

    public Map<TaskKind, Integer> count(ConsoleUser user) {
        return tasks.count(user.person());
    }

    public List<Task> ofConversation(ConsoleUser user, long conversation) {
        return tasks.ofConversation(user.person(), conversation);
    }

    /** False when there is no such open task that this user may see. */
    @Transactional
    public boolean done(ConsoleUser user, long id, String note) {
        if (!tasks.done(user.person(), id, note)) {
            return false;
        }
        audit.write(user.username(), "task-done", "task " + id, note);
        return true;
    }
}
