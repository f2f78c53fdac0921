package io.duebell.inbox.internal;

import io.duebell.inbox.internal.InboundMapper.Unhandled;
import java.util.List;
import org.springframework.stereotype.Component;

/** Texts nobody has acted on, oldest first. */
@Component
public class Replies {

    private static final int BATCH = 500;

    private final InboundMapper inbound;

    Replies(InboundMapper inbound) {
        this.inbound = inbound;
    }

    public List<Unhandled> unhandled() {
        return inbound.unhandled(BATCH);
    }
}
