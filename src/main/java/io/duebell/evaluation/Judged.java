package io.duebell.evaluation;

import io.duebell.matching.Candidate;
import io.duebell.matching.Decision;
import io.duebell.statement.StatementLine;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line with what was made of it.
 *
 * @param because why, in a word
 */
public record Judged(StatementLine line, Outcome outcome, String because, List<Candidate> candidates) {

    /** What {@code decisions.csv} says. */
    public enum Outcome {
        AUTO,
        REVIEW,
        NONE,
        DUPLICATE,
        REVERSAL
    }

    static Judged of(StatementLine line, Outcome outcome, String because) {
        return new Judged(line, outcome, because, List.of());
    }

    static Judged of(StatementLine line, Decision decision) {
        Outcome outcome = switch (decision.outcome()) {
            case CREDIT -> Outcome.AUTO;
            case REVIEW -> Outcome.REVIEW;
            case NOBODY -> Outcome.NONE;
        };
        return new Judged(line, outcome, decision.reason().code(), decision.candidates());
    }

    /** Who is credited. */
    @Nullable
    Candidate credited() {
        return outcome == Outcome.AUTO ? candidates.get(0) : null;
    }

    Stream<String> borrowers() {
        return candidates.stream().map(Candidate::borrowerNo);
    }
}
