package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.EncodedPart;
import io.duebell.carrier.LongText;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.TextEncoder;
import io.duebell.carrier.TextForm;
import io.duebell.dispatch.internal.Gate.Bound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
        List<PartRow> earlier = earlier(rows);
        Map<Long, Set<Integer>> gone = earlier.stream()
                .filter(part -> part.state() == PartRow.State.ACCEPTED)
                .collect(groupingBy(PartRow::noticeId, mapping(PartRow::partNo, toSet())));
        List<Sending> sendings = new ArrayList<>();
        Map<Long, Integer> sizes = new HashMap<>();
        for (Bound bound : allowed) {
            NoticeRow notice = bound.notice();
            List<EncodedPart> encoded =
                    encoder.encode(notice.text(), references.getOrDefault(notice.id(), 0), form(notice, bound.lane()));
            sizes.put(notice.id(), encoded.size());
            List<OutboundPart> toGo = toGo(notice, encoded, gone.getOrDefault(notice.id(), Set.of()), now);
            sendings.add(new Sending(notice, bound.lane(), toGo));
        }
        // Refused in a form or wording of more parts: no receipt will ever come for those.
        parts.forget(earlier.stream()
                .filter(part -> part.partNo() > sizes.getOrDefault(part.noticeId(), part.partNo()))
                .toList());
        parts.begin(sendings);
        return new SendingBatch(sendings);
    }

    /** Parts of earlier tries; only a notice that was begun has a link, and one of several parts that was refused a reference. */
    private List<PartRow> earlier(List<NoticeRow> rows) {
        List<Long> tried = rows.stream()
                .filter(row -> row.link() != null || row.reference() != null)
                .map(NoticeRow::id)
                .toList();
        return tried.isEmpty() ? List.of() : notices.parts(tried);
    }

    private static TextForm form(NoticeRow notice, Lane lane) {
        TextForm form = lane.link().textForm();
        LongText begun = notice.longText();
        return begun == null ? form : form.begun(begun);
    }

    private static List<OutboundPart> toGo(
            NoticeRow notice, List<EncodedPart> encoded, Set<Integer> gone, Instant now) {
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
