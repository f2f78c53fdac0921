package io.duebell.notice.flow;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.notice.PlanningRuns.Run;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.internal.NoticeMeters;
import io.duebell.notice.internal.RunBook;
import io.duebell.notice.internal.RunBook.DueDates;
import io.duebell.notice.internal.RunFigures;
import io.duebell.notice.internal.RunLease;
import io.duebell.notice.internal.RunLease.LeaseLostException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins and ends the run of a business date; between, the run travels as a property of the exchange. */
@Component
public class NightlyRun {

    /** The exchange property that holds the {@link PlanRun}. */
    public static final String PROPERTY = "planRun";

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRun.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(60);

    private final RunBook runs;
    private final RunLease lease;
    private final NoticeMeters meters;
    private final Alarms alarms;

    NightlyRun(RunBook runs, RunLease lease, NoticeMeters meters, Alarms alarms) {
        this.runs = runs;
        this.lease = lease;
        this.meters = meters;
        this.alarms = alarms;
    }

    /** Goes on only when a business date has not been run. */
    public void findDue(Exchange exchange) {
        Optional<DueDates> due = runs.findDue();
        due.ifPresentOrElse(dates -> exchange.getMessage().setBody(dates), () -> exchange.setRouteStop(true));
    }

    /** Goes on only on the node that gets the run. */
    public void claim(@Body DueDates due, Exchange exchange) {
        Optional<Run> claimed = runs.claim(due);
        if (claimed.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        Run run = claimed.get();
        exchange.setProperty(PROPERTY, new PlanRun(run.businessDate(), run.coversFrom(), run.releasedBy() != null));
        lease.start(run.businessDate());
    }

    /** The date is done. */
    public void finish(Exchange exchange) {
        PlanRun run = runOf(exchange);
        lease.require();
        if (!runs.finish(run.date(), run.coversFrom(), run.figures())) {
            LOG.atWarn()
                    .addKeyValue("date", run.date())
                    .log("planning was taken over before its end, the other node ends it");
            return;
        }
        lease.stop();
        for (LocalDate date = run.coversFrom(); !date.isAfter(run.date()); date = date.plusDays(1)) {
            alarms.clear(AlarmCode.PLANNING_NEEDS_PERSON, date.toString());
            alarms.clear(AlarmCode.BOOK_LATE, date.toString());
        }
        meters.run(State.DONE, run.took());
        RunFigures figures = run.figures();
        LOG.atInfo()
                .addKeyValue("date", run.date())
                .addKeyValue("coversFrom", run.coversFrom())
                .addKeyValue("instalments", figures.instalments())
                .addKeyValue("selected", figures.selected())
                .addKeyValue("notices", figures.notices())
                .addKeyValue("known", figures.known())
                .addKeyValue("repairs", figures.repairs())
                .addKeyValue("millis", run.took().toMillis())
                .log("planning is done, dispatch has the notices");
    }

    /** After an error: the run waits a minute and is repeated; what was stored stays and is not told twice. */
    public void putBack(Exchange exchange) {
        PlanRun run = exchange.getProperty(PROPERTY, PlanRun.class);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (run == null) {
            return;
        }
        lease.stop();
        if (cause instanceof LeaseLostException) {
            return;
        }
        runs.putBack(run.date(), State.WAITING, "broke off and is tried again: " + said(cause), AFTER_FAILURE);
        meters.run(State.WAITING, run.took());
    }

    /** The hour is past at which the book should have been complete. */
    void late(LocalDate date, String message) {
        alarms.follow(AlarmCode.BOOK_LATE, date.toString(), true, message);
    }

    /** The book is complete after all. */
    void ready(LocalDate date) {
        alarms.clear(AlarmCode.BOOK_LATE, date.toString());
    }

    /** Gives the run out of hand because something outside is not as it should be; the route ends here. */
    void leave(Exchange exchange, State state, String message) {
        PlanRun run = runOf(exchange);
        lease.stop();
        runs.putBack(run.date(), state, message, Duration.ZERO);
        meters.run(state, run.took());
        if (state == State.NEEDS_PERSON) {
            alarms.follow(AlarmCode.PLANNING_NEEDS_PERSON, run.date().toString(), true, message);
        }
        exchange.setRouteStop(true);
    }

    static PlanRun runOf(Exchange exchange) {
        PlanRun run = exchange.getProperty(PROPERTY, PlanRun.class);
        if (run == null) {
            throw new IllegalStateException("no run was claimed on this exchange");
        }
        return run;
    }

    private static String said(@Nullable Exception cause) {
        if (cause == null) {
            return "for no known reason";
        }
        return cause instanceof LoanBookUnavailableException
                ? "the loan book does not answer: " + cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}
