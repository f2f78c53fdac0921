package io.duebell.notice.internal;

import io.duebell.notice.PlanningProperties;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The sign of life of the one run this node has in hand, given while the run reads and plans. */
@Component
public class RunLease implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final RunBook runs;
    private final long leaseNanos;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "planning-lease");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long renewedAt;
    private volatile boolean taken;
    private @Nullable ScheduledFuture<?> beat;

    RunLease(RunBook runs, PlanningProperties properties) {
        this.runs = runs;
        this.leaseNanos = properties.lease().toNanos();
    }

    public synchronized void start(LocalDate date) {
        stop();
        taken = false;
        renewedAt = System.nanoTime();
        long every = leaseNanos / 3;
        beat = heart.scheduleWithFixedDelay(() -> renew(date), every, every, TimeUnit.NANOSECONDS);
    }

    public synchronized void stop() {
        if (beat != null) {
            beat.cancel(false);
            beat = null;
        }
    }

    /** Throws when another node may have the run by now; what was stored stays, for its items are never told twice. */
    public void require() {
        if (taken || System.nanoTime() - renewedAt > leaseNanos) {
            throw new LeaseLostException();
        }
    }

    private void renew(LocalDate date) {
        long asked = System.nanoTime();
        try {
            if (runs.renew(date)) {
                renewedAt = asked;
            } else {
                taken = true;
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("date", date)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("the planning lease could not be renewed, it is tried again");
        }
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
    }

    /** The run is no longer this node's. */
    public static class LeaseLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLostException() {
            super("the run's lease was lost; another node goes on");
        }
    }
}
