package io.duebell.inbox.flow;

import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.Reading;
import java.util.List;
import org.springframework.stereotype.Component;

/** Texts that were stored are read one by one. */
@Component
public class InboxRead {

    private final Reading reading;

    InboxRead(Reading reading) {
        this.reading = reading;
    }

    public List<Unhandled> unhandled() {
        return reading.unhandled();
    }

    public void obey(Unhandled message) {
        reading.obey(message);
    }
}
