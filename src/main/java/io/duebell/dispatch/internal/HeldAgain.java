package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.toMap;

import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges held notices again when their time has come. */
@Component
public class HeldAgain {

    private static final String ACTOR = "held again";

    private final NoticeMapper notices;
    private final ContactRules rules;
    private final Transitions transitions;
    private final BusinessClock clock;

    HeldAgain(NoticeMapper notices, ContactRules rules, Transitions transitions, BusinessClock clock) {
        this.notices = notices;
        this.rules = rules;
        this.transitions = transitions;
        this.clock = clock;
    }

    @Transactional
    public void judge(List<NoticeRow> held) {
        if (held.isEmpty()) {
            return;
        }
        Map<Long, NoticeRow> asClaimed = held.stream().collect(toMap(NoticeRow::id, Function.identity()));
        Instant now = clock.instant();
        List<Transition> steps = new ArrayList<>();
        List<NoticeRow> toJudge = new ArrayList<>();
        for (NoticeRow row : notices.lockRows(asClaimed.keySet())) {
            boolean movedMeanwhile = row.version()
                    != Objects.requireNonNull(asClaimed.get(row.id())).version();
            if (movedMeanwhile) {
                continue;
            }
            if (now.isAfter(row.notAfter())) {
                steps.add(Transition.of(
                        row, NoticeState.WITHDRAWN, ACTOR, "expired: not to be sent after " + row.notAfter()));
            } else {
                toJudge.add(row);
            }
        }
        Map<NoticeId, Verdict> verdicts = rules.judge(
                toJudge.stream()
                        .map(row -> new Contact(
                                row.noticeId(),
                                row.borrowerNo(),
                                row.recipient(),
                                row.channel(),
                                row.purpose(),
                                row.countedOn()))
                        .toList(),
                now);
        for (NoticeRow row : toJudge) {
            Verdict verdict = Objects.requireNonNull(verdicts.get(row.noticeId()), "each contact has a verdict");
            steps.add(VerdictStep.of(row, verdict, ACTOR));
        }
        transitions.write(steps);
    }
}
