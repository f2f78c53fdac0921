package io.duebell.matching;

import java.util.List;
import java.util.Optional;

/**
 * What is made of a payment.
 *
 * @param candidates borrowers whose it may be, the best first; of a credit the first is who gets it
 */
public record Decision(Outcome outcome, Reason reason, List<Candidate> candidates) {

    /** Who goes on with it. */
    public enum Outcome {
        /** Credited without asking. */
        CREDIT,
        /** To a person, with candidates. */
        REVIEW,
        /** No loan payment. */
        NOBODY
    }

    public Decision {
        candidates = List.copyOf(candidates);
        if (outcome == Outcome.CREDIT && candidates.isEmpty()) {
            throw new IllegalArgumentException("a credit to nobody");
        }
    }

    /** Who is credited. */
    public Optional<Candidate> credited() {
        return outcome == Outcome.CREDIT ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
