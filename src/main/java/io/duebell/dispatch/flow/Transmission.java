package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.SendingBatch;
import io.duebell.dispatch.internal.Transmitter;
import org.springframework.stereotype.Component;

/**
 * Fourth step: the parts leave. It waits only for the link's room and pace; answers are recorded in groups as they come.
 */
@Component
public class Transmission {

    private final Transmitter transmitter;

    Transmission(Transmitter transmitter) {
        this.transmitter = transmitter;
    }

    public void start(SendingBatch batch) throws InterruptedException {
        transmitter.start(batch);
    }
}
