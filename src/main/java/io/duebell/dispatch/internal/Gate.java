package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.duebell.carrier.LongText;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.SendingSwitch;
import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.NoticeMapper.Versioned;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate every notice passes right before its first byte leaves: still leased and READY, sending not stopped, in time,
 * allowed by the rules, its cap taken, its parts and its SENDING written, all in one transaction.
 */
@Component
public class Gate {

    private static final Duration NO_LINK = Duration.ofSeconds(3);

    private final NoticeMapper notices;
    private final ContactRules rules;
    private final SendingSwitch sendingSwitch;
    private final Ways ways;
    private final Transitions transitions;
    private final Departures departures;
    private final ThisNode node;
    private final BusinessClock clock;

    // Eight collaborators: everything that can forbid a notice meets here, and grouping them would invent a room.
    Gate(
            NoticeMapper notices,
            ContactRules rules,
            SendingSwitch sendingSwitch,
            Ways ways,
            Transitions transitions,
            Departures departures,
            ThisNode node,
            BusinessClock clock) {
        this.notices = notices;
        this.rules = rules;
        this.sendingSwitch = sendingSwitch;
        this.ways = ways;
        this.transitions = transitions;
        this.departures = departures;
        this.node = node;
        this.clock = clock;
    }

    /** Batches of no more parts than the widest link's window, in order. */
    public List<List<NoticeRow>> batches(List<NoticeRow> claimed) {
        List<List<NoticeRow>> batches = new ArrayList<>();
        List<NoticeRow> batch = new ArrayList<>();
        int partsInBatch = 0;
        for (NoticeRow notice : claimed) {
            if (!batch.isEmpty() && partsInBatch + notice.parts() > ways.window(notice.channel())) {
                batches.add(batch);
                batch = new ArrayList<>();
                partsInBatch = 0;
            }
            batch.add(notice);
            partsInBatch += notice.parts();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** Commits SENDING for those that may leave and moves the others to where they belong. */
    @Transactional
    public SendingBatch open(List<NoticeRow> batch) {
        List<NoticeRow> ours = stillOurs(batch);
        if (ours.isEmpty()) {
            return new SendingBatch(List.of());
        }
        if (sendingSwitch.state().stopped()) {
            return putBack(ours);
        }
        Instant now = clock.instant();
        List<Transition> steps = new ArrayList<>();
        List<NoticeRow> inTime = new ArrayList<>();
        for (NoticeRow notice : ours) {
            if (now.isAfter(notice.notAfter())) {
                steps.add(Transition.of(
                        notice,
                        NoticeState.WITHDRAWN,
                        node.name(),
                        "expired: not to be sent after " + notice.notAfter()));
            } else {
                inTime.add(notice);
            }
        }
        Ways.Found found = ways.find(inTime);
        if (!found.waiting().isEmpty()) {
            // No link takes them: they wait READY, nothing is counted, and others are claimed meanwhile.
            notices.putOff(ids(found.waiting()), now.plus(NO_LINK));
        }
        steps.addAll(found.steps());
        giveBack(found.steps());
        List<Bound> allowed = judge(found.bound(), now, steps);
        transitions.write(steps);
        return departures.prepare(allowed, now);
    }

    /** Lets go of what was claimed: it is READY, and whoever claims it next looks again. */
    public SendingBatch putBack(List<NoticeRow> batch) {
        notices.release(ids(batch));
        return new SendingBatch(List.of());
    }

    /** A notice and the link it would leave by. */
    record Bound(NoticeRow notice, Lane lane) {}

    /** What an earlier try had counted for, of notices that will never leave. */
    private void giveBack(List<Transition> steps) {
        List<NoticeRow> counted = steps.stream()
                .filter(step -> step.to() == NoticeState.FAILED)
                .map(Transition::notice)
                .filter(notice -> notice.countedOn() != null)
                .toList();
        if (!counted.isEmpty()) {
            rules.giveBack(counted.stream().map(NoticeRow::contact).toList());
            notices.clearCounted(ids(counted));
        }
    }

    private List<NoticeRow> stillOurs(List<NoticeRow> batch) {
        Map<Long, Integer> versions =
                notices.lockVersions(ids(batch)).stream().collect(toMap(Versioned::id, Versioned::version));
        return batch.stream()
                .filter(claimed -> Objects.equals(versions.get(claimed.id()), claimed.version()))
                .toList();
    }

    private List<Bound> judge(List<Bound> inTime, Instant now, List<Transition> steps) {
        Map<NoticeId, Verdict> verdicts = rules.judgeAndTake(contacts(inTime), now);
        List<Bound> allowed = new ArrayList<>();
        for (Bound bound : inTime) {
            NoticeRow notice = bound.notice();
            Verdict verdict = Objects.requireNonNull(verdicts.get(notice.noticeId()), "each contact has a verdict");
            if (verdict instanceof Verdict.Allowed) {
                steps.add(Transition.of(
                                notice,
                                NoticeState.SENDING,
                                node.name(),
                                "allowed, leaves over " + bound.lane().link().id())
                        .by(verdict.rule()));
                LongText form = bound.lane().link().textForm().longText();
                allowed.add(new Bound(notice.after(NoticeState.SENDING).begunIn(form), bound.lane()));
            } else {
                steps.add(VerdictStep.of(notice, verdict, "gate"));
            }
        }
        mark(allowed, LocalDate.ofInstant(now, BusinessClock.ZONE));
        return allowed;
    }

    private void mark(List<Bound> allowed, LocalDate today) {
        Map<Leaving, List<Long>> byLink = allowed.stream()
                .collect(groupingBy(Leaving::of, mapping(bound -> bound.notice().id(), toList())));
        byLink.forEach((how, ids) -> notices.markSending(ids, node.name(), how.link(), how.longText(), today));
    }

    /** What is written of how notices leave. */
    private record Leaving(String link, @Nullable LongText longText) {

        static Leaving of(Bound bound) {
            return new Leaving(bound.lane().link().id(), bound.notice().longText());
        }
    }

    private static List<Contact> contacts(List<Bound> bound) {
        return bound.stream()
                .map(Bound::notice)
                .map(row -> new Contact(
                        row.noticeId(),
                        row.borrowerNo(),
                        row.recipient(),
                        row.channel(),
                        row.purpose(),
                        row.countedOn()))
                .toList();
    }

    private static Collection<Long> ids(List<NoticeRow> rows) {
        return rows.stream().map(NoticeRow::id).toList();
    }
}
