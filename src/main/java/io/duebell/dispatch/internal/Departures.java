package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.EncodedPart;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.TextEncoder;
import io.duebell.dispatch.internal.Gate.Bound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes the parts of notices that are about to leave. A retry sends only the parts that were never answered with
 * success, with the same reference.
 */
@Component
class Departures {

    private final NoticeMapper notices;
    private final PartStore parts;
    private final TextEncoder encoder;

    Departures(NoticeMapper notices, PartStore parts, TextEncoder encoder) {
        this.notices = notices;
        this.parts = parts;
        this.encoder = encoder;
    }

    /** In the gate's transaction. */
    SendingBatch prepare(List<Bound> allowed, Instant now) {
        if (allowed.isEmpty()) {
            return new SendingBatch(List.of());
        }
        List<NoticeRow> rows = allowed.stream().map(Bound::notice).toList();
        Map<Long, Integer> references = parts.references(rows);
        Map<Long, Set<Integer>> gone = gone(rows);
        List<Sending> sendings = new ArrayList<>();
        for (Bound bound : allowed) {
            NoticeRow notice = bound.notice();
            List<OutboundPart> toGo = encode(
                    notice, references.getOrDefault(notice.id(), 0), gone.getOrDefault(notice.id(), Set.of()), now);
            sendings.add(new Sending(notice, bound.lane(), toGo));
        }
        parts.begin(sendings);
        return new SendingBatch(sendings);
    }

    /** Parts that an earlier try brought to the carrier; only a notice that was begun has a link. */
    private Map<Long, Set<Integer>> gone(List<NoticeRow> rows) {
        List<Long> begun = rows.stream()
                .filter(row -> row.link() != null)
                .map(NoticeRow::id)
                .toList();
        return begun.isEmpty()
                ? Map.of()
                : notices.parts(begun).stream()
                        .filter(part -> part.state() == PartRow.State.ACCEPTED)
                        .collect(groupingBy(PartRow::noticeId, mapping(PartRow::partNo, toSet())));
    }

    private List<OutboundPart> encode(NoticeRow notice, int reference, Set<Integer> gone, Instant now) {
        List<EncodedPart> encoded = encoder.encode(notice.text(), reference);
        Duration validFor = Duration.between(now, notice.notAfter()).plusSeconds(1);
        List<OutboundPart> toGo = new ArrayList<>();
        for (int i = 0; i < encoded.size(); i++) {
            if (!gone.contains(i + 1)) {
                toGo.add(new OutboundPart(notice.noticeId(), i + 1, notice.recipient(), encoded.get(i), validFor));
            }
        }
        return toGo;
    }
}
