package io.duebell.inbox.flow;

import io.duebell.inbox.internal.PromiseKeeping;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.inbox.internal.PromiseReminding;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Promises are reminded of, and settled by money or by the end of their grace. */
@Component
public class InboxPromises {

    private final PromiseKeeping keeping;
    private final PromiseReminding reminding;

    InboxPromises(PromiseKeeping keeping, PromiseReminding reminding) {
        this.keeping = keeping;
        this.reminding = reminding;
    }

    public List<Row> toRemind() {
        return reminding.due();
    }

    public void remind(Row promise) {
        reminding.remind(promise);
    }

    public List<LocalDate> days() {
        return List.copyOf(keeping.days());
    }

    public void count(List<LocalDate> days) {
        keeping.count(days);
    }

    public void settle() {
        keeping.settle();
    }

    public List<Row> pastGrace() {
        return keeping.pastGrace();
    }

    public void end(Row promise) {
        keeping.end(promise);
    }
}
