package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.Backlogs;
import io.duebell.dispatch.internal.LostNodes;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the outbox does for itself: settles lost nodes, ends what was never reported, counts what waits. */
@Component
public class Housekeeping {

    private final LostNodes lostNodes;
    private final Backlogs backlogs;

    Housekeeping(LostNodes lostNodes, Backlogs backlogs) {
        this.lostNodes = lostNodes;
        this.backlogs = backlogs;
    }

    public List<String> silentNodes() {
        return lostNodes.silent();
    }

    public void settle(String node) {
        lostNodes.settle(node);
    }

    public void endUnreported() {
        backlogs.endUnreported();
    }

    public void count() {
        backlogs.count();
    }
}
