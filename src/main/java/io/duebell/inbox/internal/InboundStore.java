package io.duebell.inbox.internal;

import io.duebell.carrier.InboundSink;
import io.duebell.carrier.InboundText;
import io.duebell.carrier.NotStoredException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Commits a text before its carrier is told that it arrived. */
@Component
class InboundStore implements InboundSink {

    private final InboundMapper inbound;

    InboundStore(InboundMapper inbound) {
        this.inbound = inbound;
    }

    @Override
    public void store(InboundText text) {
        try {
            inbound.keep(text);
        } catch (DataAccessException e) {
            throw new NotStoredException("the message could not be committed", e);
        }
    }
}
