package io.duebell.notice.flow;

import io.duebell.loanbook.BorrowerBook;
import io.duebell.notice.internal.RunFigures;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Some borrowers of the book on their way through the route.
 *
 * @param candidates the notices they will get
 * @param figures what this chunk adds to the run
 */
public record PlanChunk(PlanRun run, List<BorrowerBook> books, List<Candidate> candidates, RunFigures figures) {

    public static PlanChunk of(PlanRun run, List<BorrowerBook> books) {
        return new PlanChunk(run, books, List.of(), RunFigures.NONE);
    }

    PlanChunk with(List<Candidate> next, RunFigures more) {
        return new PlanChunk(run, books, List.copyOf(next), figures.plus(more));
    }

    public PlanChunk with(List<Candidate> next) {
        return with(next, RunFigures.NONE);
    }

    /** The same chunk with each candidate changed. */
    PlanChunk map(UnaryOperator<Candidate> change) {
        return with(candidates.stream().map(change).map(Objects::requireNonNull).toList());
    }
}
