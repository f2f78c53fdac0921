package io.duebell.notice.flow;

import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.LoanBook;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.internal.NoticeMeters;
import io.duebell.notice.internal.RunBook;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks whether the loan book is complete, fresh and of a likely size before anything is planned from it. */
@Component
public class BookReadiness {

    private static final Logger LOG = LoggerFactory.getLogger(BookReadiness.class);

    private final LoanBook book;
    private final DueStages stages;
    private final RunBook runs;
    private final NightlyRun nightly;
    private final PlanningProperties properties;
    private final BusinessClock clock;
    private final NoticeMeters meters;
    private volatile @Nullable LocalDate alarmed;

    BookReadiness(
            LoanBook book,
            DueStages stages,
            RunBook runs,
            NightlyRun nightly,
            PlanningProperties properties,
            BusinessClock clock,
            NoticeMeters meters) {
        this.book = book;
        this.stages = stages;
        this.runs = runs;
        this.nightly = nightly;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** Goes on only when the loan system has finished the day that planning needs. */
    public void await(Exchange exchange) {
        PlanRun run = NightlyRun.runOf(exchange);
        LocalDate needed = run.date().minusDays(properties.bookLagDays());
        Optional<LocalDate> through = book.findCompleteThrough();
        if (through.isPresent() && !through.get().isBefore(needed)) {
            meters.late(false);
            nightly.ready(run.date());
            return;
        }
        String finished = through.map(LocalDate::toString).orElse("no day");
        alarmWhenLate(run.date(), needed);
        nightly.leave(exchange, State.WAITING, "the loan system has finished " + finished + ", needed is " + needed);
    }

    /** Brings the snapshot up to date. */
    public void refresh(Exchange exchange) {
        // The day before the run's date, or later: await let nothing pass that was not finished.
        LocalDate date = NightlyRun.runOf(exchange).date();
        book.refresh(book.findCompleteThrough().orElse(date));
    }

    /** Goes on only when the list is of a likely length, or a person has let it pass. */
    public void weigh(Exchange exchange) {
        PlanRun run = NightlyRun.runOf(exchange);
        if (run.released()) {
            return;
        }
        int selected = countSelected(run);
        OptionalDouble average = runs.usualSelected();
        String question = null;
        if (selected == 0) {
            question = "the list is empty; is the loan book right?";
        } else if (average.isPresent() && selected > properties.unusual() * average.getAsDouble()) {
            question = selected + " items, usually " + Math.round(average.getAsDouble()) + "; is the loan book right?";
        }
        if (question != null) {
            LOG.atWarn()
                    .addKeyValue("date", run.date())
                    .addKeyValue("selected", selected)
                    .log("the list to be planned is unusual, it waits for a person");
            nightly.leave(exchange, State.NEEDS_PERSON, question);
        }
    }

    private int countSelected(PlanRun run) {
        DueStages.OfRun stagesDue = stages.of(run);
        return book.countByDueDate().stream()
                .filter(stagesDue::speakOf)
                .mapToInt(DueDate::instalments)
                .sum();
    }

    private void alarmWhenLate(LocalDate date, LocalDate needed) {
        boolean late = !LocalTime.now(clock).isBefore(properties.alarmAt());
        meters.late(late);
        if (late) {
            nightly.late(date, "needed is " + needed);
        }
        if (late && !date.equals(alarmed)) {
            alarmed = date;
            LOG.atWarn()
                    .addKeyValue("date", date)
                    .addKeyValue("needed", needed)
                    .log("the loan system has not finished its day, planning waits for it");
        }
    }
}
