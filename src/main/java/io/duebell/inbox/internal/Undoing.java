package io.duebell.inbox.internal;

import io.duebell.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** Takes back what was done about a reply: holds, a promise that is not settled, open tasks. What was said stays said. */
@Component
class Undoing {

    private final Stops stops;
    private final StoredPromises promises;
    private final TaskMapper tasks;
    private final BusinessClock clock;

    Undoing(Stops stops, StoredPromises promises, TaskMapper tasks, BusinessClock clock) {
        this.stops = stops;
        this.promises = promises;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** True when there was anything to take back. */
    boolean undo(long entry, long message, String reason, String actor) {
        boolean holds = stops.undo(message, reason, actor);
        boolean promise = promises.undo(entry, reason, actor);
        boolean left = tasks.close(entry, actor, reason, clock.instant()) > 0;
        return holds || promise || left;
    }
}
