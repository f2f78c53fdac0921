package io.duebell.dispatch.internal;

import io.duebell.carrier.SendOutcome;
import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import java.util.Optional;

/** What the carrier's answers make of a notice. */
final class AnswerStep {

    private static final String CARRIER = "carrier";

    private AnswerStep() {}

    /**
     * The step of a notice by its last outcome; the ones before were all accepted. Empty when the notice, taken for in
     * doubt meanwhile, may not be moved by this answer.
     */
    static Optional<Transition> of(NoticeRow row, Answered answered, int maxTries, Instant now) {
        SendOutcome last = answered.last();
        if (last instanceof SendOutcome.Accepted) {
            return step(row, NoticeState.SENT, "accepted by the carrier over " + answered.link());
        }
        if (last instanceof SendOutcome.Unconfirmed silence) {
            return step(row, NoticeState.IN_DOUBT, "no answer, bytes may have left: " + silence.cause());
        }
        if (last instanceof SendOutcome.RefusedForGood refused) {
            return step(row, NoticeState.FAILED, "refused for good: " + refused.code() + " (" + refused.fault() + ")");
        }
        SendOutcome.RefusedForNow refused = (SendOutcome.RefusedForNow) last;
        if (refused.countsAsTry() && row.tries() + 1 >= maxTries) {
            return step(row, NoticeState.FAILED, "refused " + maxTries + " times, at last with " + refused.code());
        }
        return step(row, NoticeState.READY, "refused for now: " + refused.code())
                .map(step -> step.notBefore(now.plus(refused.retryAfter())).countingAsTry(refused.countsAsTry()));
    }

    private static Optional<Transition> step(NoticeRow row, NoticeState to, String reason) {
        return row.state().mayBecome(to) ? Optional.of(Transition.of(row, to, CARRIER, reason)) : Optional.empty();
    }
}
