package io.duebell.inbox.flow;

import io.duebell.inbox.internal.ServiceWatch;
import org.springframework.stereotype.Component;

/** Replies that wait too long for a person raise an alarm. */
@Component
public class InboxWatch {

    private final ServiceWatch watch;

    InboxWatch(ServiceWatch watch) {
        this.watch = watch;
    }

    public int overdue() {
        return watch.count();
    }

    public void follow(int overdue) {
        watch.follow(overdue);
    }
}
