package io.duebell.notice.flow;

import io.duebell.notice.Ladder;
import java.time.Instant;
import java.util.Objects;

/**
 * What a dry run tries out.
 *
 * @param id of the dry run
 */
record DryTrial(long id, String edition, Ladder ladder, Instant at, DryTally tally) implements Trial {

    /** The trial of a run that was begun as a dry one. */
    static DryTrial of(PlanRun run) {
        return (DryTrial) Objects.requireNonNull(run.trial());
    }
}
