package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
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

    private static final int LONGEST_REASON = 60;

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
        return step(seen, to, reason, actor, actor.equals(STATEMENT) ? null : actor, false);
    }

    /** The bank took it back: at once, unless a person had settled it; then a person decides. */
    void reversed(Kept original) {
        if (original.state() == State.CREDITED && original.isSettledByPerson()) {
            step(original, State.CREDITED, original.reason(), STATEMENT, original.decidedBy(), true);
        } else {
            step(original, State.REVERSED, "reversal", STATEMENT, original.decidedBy(), false);
        }
    }

    private boolean step(
            Kept seen,
            State to,
            String reason,
            String actor,
            @org.jspecify.annotations.Nullable String decidedBy,
            boolean reversalWaits) {
        if (!reversalWaits && !seen.state().mayBecome(to)) {
            throw new IllegalStateException(seen.state() + " does not become " + to);
        }
        String kept = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        if (remittances.move(seen.id(), seen.version(), to, kept, decidedBy, reversalWaits, clock.instant()) == 0) {
            return false;
        }
        remittances.tell(
                seen.id(),
                seen.version() + 1,
                clock.instant(),
                actor,
                seen.state(),
                to,
                reversalWaits ? "reversal-waits" : reason);
        if (seen.state() == State.CREDITED && to != State.CREDITED) {
            shares.undo(seen.id(), actor, reason);
        }
        return true;
    }
}
