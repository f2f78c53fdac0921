package io.duebell.dispatch.internal;

import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.carrier.SendOutcome.Patience;
import io.duebell.dispatch.NoticeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the carrier's answers make of a notice. */
final class AnswerStep {

    private static final String CARRIER = "carrier";
    private static final int FEW = 3;
    private static final int ONCE_MORE = 2;
    private static final int LONGEST_DOUBLING = 5;

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
            boolean mayMove = refused.fault() == Fault.NOT_OURS && row.tries() + 1 < maxTries;
            if (mayMove) {
                return step(row, NoticeState.READY, "refused for now: " + refused.code())
                        .map(step -> step.notBefore(now).countingAsTry(true));
            }
            Optional<Transition> failed =
                    step(row, NoticeState.FAILED, "refused for good: " + refused.code() + " (" + refused.fault() + ")");
            return refused.fault() == Fault.RECIPIENT ? failed.map(step -> step.wrongNumber(refused.code())) : failed;
        }
        SendOutcome.RefusedForNow refused = (SendOutcome.RefusedForNow) last;
        int most = most(refused.patience(), maxTries);
        if (refused.countsAsTry() && row.tries() + 1 >= most) {
            return step(
                    row, NoticeState.FAILED, "refused " + (row.tries() + 1) + " times, at last with " + refused.code());
        }
        return step(row, NoticeState.READY, "refused for now: " + refused.code())
                .map(step ->
                        step.notBefore(now.plus(wait(refused, row.tries()))).countingAsTry(refused.countsAsTry()));
    }

    private static int most(Patience patience, int maxTries) {
        return switch (patience) {
            case AS_SET -> maxTries;
            case FEW -> Math.min(FEW, maxTries);
            case ONCE_MORE -> Math.min(ONCE_MORE, maxTries);
        };
    }

    /** Trouble at the carrier is given longer each time; pace and a link that is away are not. */
    private static Duration wait(SendOutcome.RefusedForNow refused, int tries) {
        return refused.countsAsTry()
                ? refused.retryAfter().multipliedBy(1L << Math.min(tries, LONGEST_DOUBLING))
                : refused.retryAfter();
    }

    private static Optional<Transition> step(NoticeRow row, NoticeState to, String reason) {
        return row.state().mayBecome(to) ? Optional.of(Transition.of(row, to, CARRIER, reason)) : Optional.empty();
    }
}
