package io.duebell.notice.flow;

import io.duebell.notice.internal.RunFigures;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The run this node has claimed, with what it has come to so far. Used by the one thread that plans. */
public final class PlanRun {

    private final LocalDate date;
    private final LocalDate coversFrom;
    private final boolean released;
    private final long startedAt = System.nanoTime();
    private final @Nullable Trial trial;
    private RunFigures figures = RunFigures.NONE;

    /**
     * @param coversFrom the first date that is planned, {@code date} itself or a missed one before it
     * @param released whether a person has let an unusual list pass
     */
    public PlanRun(LocalDate date, LocalDate coversFrom, boolean released) {
        this(date, coversFrom, released, null);
    }

    private PlanRun(LocalDate date, LocalDate coversFrom, boolean released, @Nullable Trial trial) {
        this.date = date;
        this.coversFrom = coversFrom;
        this.released = released;
        this.trial = trial;
    }

    /** Notices of a day beside those of the ladder. */
    public static PlanRun beside(LocalDate date) {
        return new PlanRun(date, date, true);
    }

    /** One that only looks ahead. */
    public static PlanRun dry(LocalDate date, Trial trial) {
        return new PlanRun(date, date, true, trial);
    }

    public LocalDate date() {
        return date;
    }

    public LocalDate coversFrom() {
        return coversFrom;
    }

    public boolean released() {
        return released;
    }

    /** What it tries out; null: it is for good. */
    @Nullable
    public Trial trial() {
        return trial;
    }

    public RunFigures figures() {
        return figures;
    }

    public Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    void add(RunFigures more) {
        figures = figures.plus(more);
    }
}
