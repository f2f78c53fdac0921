package io.duebell.inbox.internal;

import io.duebell.carrier.InboundSink;
import io.duebell.carrier.InboundText;
import io.duebell.carrier.NotStoredException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Commits a text, or one part of it, before its carrier is told that it arrived; only whole ones go on at once. */
@Component
class InboundStore implements InboundSink {

    private final InboundMapper inbound;
    private final PartMapper parts;

    InboundStore(InboundMapper inbound, PartMapper parts) {
        this.inbound = inbound;
        this.parts = parts;
    }

    @Override
    public void store(InboundText text) {
        try {
            if (text.segment() == null) {
                inbound.keep(text);
            } else {
                parts.keep(text);
            }
        } catch (DataAccessException e) {
            throw new NotStoredException("the message could not be committed", e);
        }
    }
}
