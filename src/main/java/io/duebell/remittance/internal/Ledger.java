package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves remittances from state to state, each step with its event; what was credited is undone with the step that leaves
 * {@code CREDITED}. What a person decided is left to persons: the steps that a rule takes say so.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Ledger {

    /** Who decides where no person did. */
    static final String MATCHER = "matcher";

    /** Who tells of a reversal or takes a file in. */
    static final String STATEMENT = "statement";

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_REASON = 200;

    private final RemittanceMapper remittances;
    private final Shares shares;
    private final BusinessClock clock;

    Ledger(RemittanceMapper remittances, Shares shares, BusinessClock clock) {
        this.remittances = remittances;
        this.shares = shares;
        this.clock = clock;
    }

    /** False when somebody took a step meanwhile. */
    boolean move(Kept seen, State to, String reason, String actor) {
        if (!seen.state().mayBecome(to)) {
            throw new IllegalStateException(seen.state() + " does not become " + to);
        }
        boolean decides = !actor.equals(STATEMENT) && to != State.NEW && to != State.REVIEW;
        boolean moved = step(seen, to, reason, decides ? actor : null, false, actor, reason);
        if (moved && seen.state() == State.CREDITED) {
            shares.undo(seen.id(), seen.version() + 1, actor, cut(reason, LONGEST_REASON));
        }
        return moved;
    }

    /** The bank took it back: at once, unless a person had settled it; then a person decides. */
    void reversed(Kept original) {
        if (original.state() == State.CREDITED && original.isSettledByPerson()) {
            step(original, State.CREDITED, original.reason(), original.decidedBy(), true, STATEMENT, "reversal-waits");
        } else {
            move(original, State.REVERSED, "reversal", STATEMENT);
        }
    }

    /** The file that told of its reversal counts no more. */
    void notReversed(Kept original, String actor) {
        if (original.state() == State.REVERSED) {
            move(original, State.NEW, "not-reversed", actor);
        } else if (original.reversalWaits()) {
            step(original, original.state(), original.reason(), original.decidedBy(), false, actor, "not-reversed");
        }
    }

    /** A second person does not agree: what was proposed is gone. */
    boolean disagreed(Kept seen, String reason, String actor) {
        return step(seen, seen.state(), seen.reason(), seen.decidedBy(), false, actor, "disagreed: " + reason);
    }

    /** A step that leaves its state, and its version, as its own statement left them: one more than what was seen. */
    void tell(Kept seen, String actor, String told) {
        remittances.tell(
                seen.id(),
                seen.version() + 1,
                clock.instant(),
                actor,
                seen.state(),
                seen.state(),
                cut(told, LONGEST_REASON));
    }

    private boolean step(
            Kept seen,
            State to,
            String code,
            @Nullable String decidedBy,
            boolean reversalWaits,
            String actor,
            String told) {
        boolean moved = remittances.move(
                        seen.id(),
                        seen.version(),
                        to,
                        cut(code, LONGEST_CODE),
                        decidedBy,
                        reversalWaits,
                        clock.instant())
                == 1;
        if (moved) {
            remittances.tell(
                    seen.id(), seen.version() + 1, clock.instant(), actor, seen.state(), to, cut(told, LONGEST_REASON));
        }
        return moved;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
