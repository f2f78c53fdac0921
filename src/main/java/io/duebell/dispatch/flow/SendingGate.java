package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.Gate;
import io.duebell.dispatch.internal.SendingBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Third step: rules and caps are asked again in the very transaction that commits SENDING. */
@Component
public class SendingGate {

    private final Gate gate;

    SendingGate(Gate gate) {
        this.gate = gate;
    }

    /** Cuts what was claimed into batches of no more parts than the link's window: that many are committed ahead. */
    public List<Checked> batches(Checked claimed) {
        return gate.batches(claimed.notices()).stream()
                .map(batch -> new Checked(batch, claimed.askedAt()))
                .toList();
    }

    /** A batch that waited too long behind others, or in a process that was stopped, is looked at anew. */
    public SendingBatch open(Checked batch) {
        return batch.isStale() ? gate.putBack(batch.notices()) : gate.open(batch.notices());
    }
}
