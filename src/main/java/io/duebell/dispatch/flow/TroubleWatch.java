package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.Troubles;
import org.springframework.stereotype.Component;

/** What wants a person: links, routes that differ, sending that stands still. */
@Component
public class TroubleWatch {

    private final Troubles troubles;

    TroubleWatch(Troubles troubles) {
        this.troubles = troubles;
    }

    public void links() {
        troubles.links();
    }

    public void routes() {
        troubles.routes();
    }

    public void sending() {
        troubles.sending();
    }
}
