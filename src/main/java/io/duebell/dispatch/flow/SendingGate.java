package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.Gate;
import io.duebell.dispatch.internal.NoticeRow;
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
    public List<List<NoticeRow>> batches(List<NoticeRow> claimed) {
        return gate.batches(claimed);
    }

    public SendingBatch open(List<NoticeRow> batch) {
        return gate.open(batch);
    }
}
