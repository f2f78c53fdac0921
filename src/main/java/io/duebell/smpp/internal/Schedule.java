package io.duebell.smpp.internal;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Background work of a link: a fault in it is logged and ends nothing. */
final class Schedule {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private Schedule() {}

    /** After the wait; {@code atOnce} here and now when the timer has been shut down. */
    static void later(ScheduledExecutorService timer, String link, Runnable task, Duration wait, Runnable atOnce) {
        try {
            var unused = timer.schedule(guarded(link, task), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            atOnce.run();
        }
    }

    static void often(ScheduledExecutorService timer, String link, Runnable task, Duration every) {
        var unused = timer.scheduleWithFixedDelay(
                guarded(link, task), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(String link, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("link", link).setCause(e).log("a fault of ours in keeping a link bound");
            }
        };
    }
}
