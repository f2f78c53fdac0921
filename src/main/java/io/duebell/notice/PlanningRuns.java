package io.duebell.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nightly runs, one a business date. */
public interface PlanningRuns {

    Optional<Run> find(LocalDate businessDate);

    /** Newest first. */
    List<Run> latest(int limit);

    /** A person has looked at a list that was empty or unusually long: it is planned. False when none was waiting for that. */
    boolean release(LocalDate businessDate, String actor);

    /**
     * One run.
     *
     * @param coversFrom the first of the dates it caught up
     * @param message what it waits for, or why a person is asked
     * @param releasedBy who let an unusual list pass
     * @param selected items that a stage named
     * @param known those among them that had been told already
     */
    record Run(
            LocalDate businessDate,
            State state,
            String node,
            LocalDate coversFrom,
            @Nullable String message,
            @Nullable String releasedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int instalments,
            int selected,
            int notices,
            int known,
            int repairs) {}

    /** Where a run stands. */
    enum State {
        /** For the loan system's day, or to be tried again. */
        WAITING,
        RUNNING,
        DONE,
        /** Missed, and covered by a later date's run. */
        CAUGHT_UP,
        NEEDS_PERSON
    }
}
