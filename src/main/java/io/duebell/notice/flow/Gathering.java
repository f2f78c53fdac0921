package io.duebell.notice.flow;

import io.duebell.carrier.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes one notice of all that falls to one borrower on one day by one channel; the most urgent item comes first and speaks. */
@Component
public class Gathering {

    public PlanChunk gather(PlanChunk chunk) {
        List<Candidate> gathered = new ArrayList<>();
        for (Candidate candidate : chunk.candidates()) {
            Map<Channel, List<PlannedItem>> byChannel = new EnumMap<>(Channel.class);
            for (PlannedItem item : candidate.items()) {
                byChannel
                        .computeIfAbsent(item.stage().channel(), channel -> new ArrayList<>())
                        .add(item);
            }
            for (List<PlannedItem> items : byChannel.values()) {
                List<PlannedItem> byUrgency =
                        items.stream().sorted(PlannedItem.BY_URGENCY).toList();
                gathered.add(Candidate.of(StageSelection.newId(), candidate.borrower(), candidate.phones(), byUrgency));
            }
        }
        return chunk.with(gathered);
    }
}
