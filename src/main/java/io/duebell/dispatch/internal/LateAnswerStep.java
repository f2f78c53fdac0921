package io.duebell.dispatch.internal;

import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import io.duebell.compliance.ContactRules;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.Answered.PartAnswer;
import io.duebell.dispatch.internal.DoubtMapper.EarlierPart;
import io.duebell.dispatch.internal.PartRow.State;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a doubt by an answer that came late. Where a resend put the part aside and the one that was sent anew is in
 * doubt as well, the answer could mean either and settles nothing.
 */
@Component
class LateAnswerStep {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswerStep.class);

    private final NoticeMapper notices;
    private final DoubtMapper doubts;
    private final Transitions transitions;
    private final ContactRules rules;
    private final DispatchSettings settings;
    private final BusinessClock clock;

    LateAnswerStep(
            NoticeMapper notices,
            DoubtMapper doubts,
            Transitions transitions,
            ContactRules rules,
            DispatchSettings settings,
            BusinessClock clock) {
        this.notices = notices;
        this.doubts = doubts;
        this.transitions = transitions;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    /** False while the silence itself is not recorded yet: then it is to be asked again. */
    @Transactional
    public boolean record(String link, OutboundPart part, SendOutcome answer) {
        long id = part.notice().value();
        List<NoticeRow> locked = notices.lockRows(List.of(id));
        if (locked.isEmpty()) {
            return true;
        }
        NoticeRow row = locked.get(0);
        State now = notices.parts(List.of(id)).stream()
                .filter(each -> each.partNo() == part.partNo())
                .findFirst()
                .map(PartRow::state)
                .orElse(null);
        List<EarlierPart> earlier = doubts.earlierInDoubt(id, part.partNo());
        if (now == State.SENDING && earlier.isEmpty()) {
            return false;
        }
        if (now == State.IN_DOUBT && earlier.isEmpty()) {
            settle(link, row, part.partNo(), answer);
        } else if (now != State.IN_DOUBT && earlier.size() == 1) {
            doubts.completeEarlier(earlier.get(0).id(), state(answer), messageId(answer), code(answer));
        } else {
            LOG.atInfo()
                    .addKeyValue("notice", part.notice())
                    .addKeyValue("part", part.partNo())
                    .log("A late answer means no part in doubt, or could mean two; nothing is settled by it");
        }
        return true;
    }

    private void settle(String link, NoticeRow row, int partNo, SendOutcome answer) {
        Instant now = clock.instant();
        doubts.answerLate(row.id(), partNo, state(answer), messageId(answer), code(answer), now);
        List<PartRow> parts = notices.parts(List.of(row.id()));
        boolean open = parts.stream().anyMatch(part -> part.state() == State.IN_DOUBT);
        if (row.state() != NoticeState.IN_DOUBT || open) {
            return;
        }
        Optional<Transition> step = answer instanceof SendOutcome.Accepted
                ? DoubtSettlement.next(row.state(), row.notAfter(), parts, now)
                        .map(next -> Transition.of(row, next.state(), "carrier", next.reason()))
                : AnswerStep.of(
                        row,
                        new Answered(row, link, List.of(new PartAnswer(partNo, answer)), List.of()),
                        settings.maxTries(),
                        now);
        step.ifPresent(taken -> transitions.write(List.of(taken)));
        boolean nothingLeft = parts.stream().noneMatch(part -> part.state() == State.ACCEPTED);
        if (step.isPresent() && step.get().to() == NoticeState.READY && nothingLeft) {
            notices.forgetLink(List.of(row.id()));
        }
        if (step.isPresent() && step.get().to() == NoticeState.FAILED && nothingLeft) {
            rules.giveBack(List.of(row.contact()));
            notices.clearCounted(List.of(row.id()));
        }
    }

    private static State state(SendOutcome answer) {
        return answer instanceof SendOutcome.Accepted ? State.ACCEPTED : State.REFUSED;
    }

    private static @Nullable String messageId(SendOutcome answer) {
        return answer instanceof SendOutcome.Accepted accepted ? accepted.messageId() : null;
    }

    private static String code(SendOutcome answer) {
        if (answer instanceof SendOutcome.RefusedForNow refused) {
            return refused.code();
        }
        return answer instanceof SendOutcome.RefusedForGood refused ? refused.code() : PartRow.BY_LATE_ANSWER;
    }
}
