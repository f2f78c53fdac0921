package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.duebell.dispatch.Doubts;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does what a person decides about notices in doubt; the version that the person saw must still stand. */
@Component
class StoredDoubts implements Doubts {

    private final NoticeMapper notices;
    private final DoubtMapper doubts;
    private final Transitions transitions;
    private final BusinessClock clock;

    StoredDoubts(NoticeMapper notices, DoubtMapper doubts, Transitions transitions, BusinessClock clock) {
        this.notices = notices;
        this.doubts = doubts;
        this.transitions = transitions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Settled settle(Collection<Seen> seen, Remedy remedy, String actor, String reason) {
        Map<Long, Integer> versions =
                seen.stream().collect(toMap(one -> one.notice().value(), Seen::version, (a, b) -> b, TreeMap::new));
        if (versions.isEmpty()) {
            return new Settled(List.of(), Map.of());
        }
        Instant now = clock.instant();
        Map<Long, NoticeRow> rows =
                notices.lockRows(versions.keySet()).stream().collect(toMap(NoticeRow::id, row -> row));
        Map<NoticeId, Refusal> refused = new LinkedHashMap<>();
        List<NoticeRow> chosen = new ArrayList<>();
        versions.forEach((id, version) -> {
            NoticeRow row = rows.get(id);
            Refusal refusal = refusal(row, version, remedy, now);
            if (refusal == null && row != null) {
                chosen.add(row);
            } else if (refusal != null) {
                refused.put(new NoticeId(id), refusal);
            }
        });
        if (!chosen.isEmpty()) {
            apply(chosen, remedy, actor, reason, now);
        }
        return new Settled(chosen.stream().map(NoticeRow::noticeId).toList(), refused);
    }

    private static @Nullable Refusal refusal(@Nullable NoticeRow row, int version, Remedy remedy, Instant now) {
        if (row == null || row.state() != NoticeState.IN_DOUBT || row.version() != version) {
            return Refusal.CHANGED;
        }
        if (remedy.isResend() && now.isAfter(row.notAfter())) {
            return Refusal.TOO_LATE;
        }
        boolean joinsNothing = row.parts() > 1 && row.reference() == null;
        return remedy == Remedy.RESEND_MISSING && joinsNothing ? Refusal.NO_REFERENCE : null;
    }

    private void apply(List<NoticeRow> rows, Remedy remedy, String actor, String reason, Instant now) {
        List<Long> ids = rows.stream().map(NoticeRow::id).toList();
        if (remedy.isResend()) {
            boolean whole = remedy == Remedy.RESEND_WHOLE;
            doubts.keepAsEvidence(ids, whole, now);
            doubts.putAside(ids, whole);
            if (whole) {
                doubts.beginAnew(ids);
            }
        }
        NoticeState to = switch (remedy) {
            case RESEND_MISSING, RESEND_WHOLE -> NoticeState.READY;
            case DROP -> NoticeState.ABANDONED;
            case MARK_SENT -> NoticeState.SENT;
        };
        String words = words(remedy) + reason;
        Map<Boolean, List<Transition>> steps = rows.stream()
                .map(row -> Transition.of(row, to, actor, words))
                .collect(groupingBy(step -> remedy.isResend()));
        steps.forEach((resend, some) -> transitions.write(
                resend ? some.stream().map(step -> step.notBefore(now)).toList() : some));
    }

    private static String words(Remedy remedy) {
        return switch (remedy) {
            case RESEND_MISSING -> "a person resends the missing parts: ";
            case RESEND_WHOLE -> "a person resends the whole: ";
            case DROP -> "a person drops it: ";
            case MARK_SENT -> "a person marks it as sent: ";
        };
    }
}
