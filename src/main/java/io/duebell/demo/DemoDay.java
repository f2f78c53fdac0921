package io.duebell.demo;

import io.duebell.demo.internal.DemoState;
import io.duebell.shared.BusinessClock;
import io.duebell.simulator.loansystem.Counter;
import io.duebell.simulator.loansystem.LoanSystem;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The days of the demo: each ends with what borrowers paid, the deductions and the end of day of the loan system, at once by {@link #nextDay()}. */
@Component
@Profile("demo")
public final class DemoDay {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDay.class);

    /** Of a hundred accounts that owe interest on a settlement day, as many have the money. */
    private static final int CAN_PAY = 92;

    private static final Duration BATCH_ENDS = Duration.ofMinutes(90);

    private final BusinessClock clock;
    private final LoanSystem loanSystem;
    private final Counter counter;
    private final DemoState state;
    private final ScheduledExecutorService night = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-night");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> watch;

    DemoDay(BusinessClock clock, LoanSystem loanSystem, Counter counter, DemoState state) {
        this.clock = clock;
        this.loanSystem = loanSystem;
        this.counter = counter;
        this.state = state;
        watch = night.scheduleWithFixedDelay(this::watchMidnight, 1, 1, TimeUnit.MINUTES);
    }

    /** Ends today and moves the clock to nine tomorrow morning; answers tomorrow's date. */
    public synchronized LocalDate nextDay() {
        LocalDate today = clock.today();
        closeThrough(today, loanSystem, counter);
        ZonedDateTime morning = today.plusDays(1).atTime(DemoState.MORNING, 0).atZone(BusinessClock.ZONE);
        clock.advance(Duration.between(clock.instant(), morning.toInstant()));
        state.keepClockOffset(clock.getOffset());
        LOG.atInfo().addKeyValue("date", clock.today()).log("The demo's next day begins; planning will see it.");
        return clock.today();
    }

    /** A demo left running through the night closes its day as a loan system does. */
    private synchronized void watchMidnight() {
        try {
            closeThrough(
                    LocalDate.ofInstant(clock.instant().minus(BATCH_ENDS), BusinessClock.ZONE)
                            .minusDays(1),
                    loanSystem,
                    counter);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The demo's loan system could not end its day; it tries again in a minute.");
        }
    }

    @PreDestroy
    void stop() {
        watch.cancel(false);
        night.shutdown();
    }

    /** Ends all days up to this one that are still open; the first ever has no payments. */
    static void closeThrough(LocalDate last, LoanSystem loanSystem, Counter counter) {
        LocalDate done = loanSystem.findLastFinishedDay().orElse(null);
        if (done == null) {
            loanSystem.finishDay(DemoState.FIRST_DAY.minusDays(1));
            done = DemoState.FIRST_DAY.minusDays(1);
        }
        for (LocalDate day = done.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            counter.book(day);
            loanSystem.deduct(day, CAN_PAY);
            loanSystem.finishDay(day);
        }
    }
}
