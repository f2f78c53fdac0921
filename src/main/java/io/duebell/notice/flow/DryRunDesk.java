package io.duebell.notice.flow;

import io.duebell.notice.DryRuns.DryRun;
import io.duebell.notice.internal.StoredDryRuns;
import io.duebell.shared.BusinessClock;
import java.time.LocalTime;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins, follows and ends a dry run; between, it travels on the exchange as a run that stores nothing. */
@Component
public class DryRunDesk {

    /** When everything is judged: contact is open at noon if it is open on the day at all. */
    private static final LocalTime NOON = LocalTime.NOON;

    /** So many instalments are read between two signs of progress. */
    private static final int STEP = 20_000;

    private final StoredDryRuns runs;

    DryRunDesk(StoredDryRuns runs) {
        this.runs = runs;
    }

    public void begin(@Body Long id, Exchange exchange) {
        DryRun asked = runs.find(id).orElseThrow(() -> new IllegalStateException("there is no dry run " + id));
        DryTrial trial = new DryTrial(
                id,
                asked.edition(),
                runs.ladderOf(asked),
                asked.day().atTime(NOON).atZone(BusinessClock.ZONE).toInstant(),
                new DryTally());
        exchange.setProperty(NightlyRun.PROPERTY, PlanRun.dry(asked.day(), trial));
        runs.progress(id, 0);
    }

    public void count(PlanChunk chunk) {
        DryTrial trial = DryTrial.of(chunk.run());
        int before = trial.tally().instalments() / STEP;
        trial.tally().add(chunk);
        if (trial.tally().instalments() / STEP > before) {
            runs.progress(trial.id(), trial.tally().instalments());
        }
    }

    public void finish(Exchange exchange) {
        DryTrial trial = DryTrial.of(NightlyRun.runOf(exchange));
        runs.done(trial.id(), trial.tally().figures());
    }

    /** Says on the page why there are no figures. */
    public void fail(Exchange exchange) {
        PlanRun run = exchange.getProperty(NightlyRun.PROPERTY, PlanRun.class);
        @Nullable DryTrial trial = run == null ? null : DryTrial.of(run);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (trial != null) {
            runs.failed(
                    trial.id(),
                    trial.tally().instalments(),
                    cause == null
                            ? "for no known reason"
                            : cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }
}
