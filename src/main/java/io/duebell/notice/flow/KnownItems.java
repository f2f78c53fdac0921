package io.duebell.notice.flow;

import io.duebell.dispatch.Outbox;
import io.duebell.dispatch.Outbox.ItemKey;
import io.duebell.notice.internal.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drops what has been told, or planned to be told, already. */
@Component
public class KnownItems {

    private final Outbox outbox;

    KnownItems(Outbox outbox) {
        this.outbox = outbox;
    }

    public PlanChunk drop(PlanChunk chunk) {
        List<ItemKey> keys = chunk.candidates().stream()
                .flatMap(candidate -> candidate.items().stream())
                .map(PlannedItem::key)
                .toList();
        if (keys.isEmpty()) {
            return chunk;
        }
        Set<ItemKey> known = outbox.known(keys);
        List<Candidate> left = new ArrayList<>();
        for (Candidate candidate : chunk.candidates()) {
            List<PlannedItem> items = candidate.items().stream()
                    .filter(item -> !known.contains(item.key()))
                    .toList();
            if (!items.isEmpty()) {
                left.add(candidate.withItems(items));
            }
        }
        return chunk.with(left, new RunFigures(0, 0, 0, known.size(), 0));
    }
}
