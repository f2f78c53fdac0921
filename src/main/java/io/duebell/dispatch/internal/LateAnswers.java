package io.duebell.dispatch.internal;

import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes answers that came after the response time-out and has them recorded, once the time-out itself is. */
@Component
class LateAnswers implements LateAnswerSink {

    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    /** The time-out is recorded a moment after it happened, later while the database is away. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration GIVE_UP = Duration.ofMinutes(10);

    private final LateAnswerStep step;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "late-answers");
        thread.setDaemon(true);
        return thread;
    });

    LateAnswers(LateAnswerStep step) {
        this.step = step;
    }

    @Override
    public void late(String link, OutboundPart part, SendOutcome answer) {
        long heardAt = System.nanoTime();
        later(() -> record(link, part, answer, heardAt), Duration.ZERO);
    }

    private void record(String link, OutboundPart part, SendOutcome answer, long heardAt) {
        boolean recorded = false;
        try {
            recorded = step.record(link, part, answer);
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("notice", part.notice())
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(e).toString())
                    .log("A late answer could not be recorded; it is tried again");
        }
        if (!recorded && System.nanoTime() - heardAt < GIVE_UP.toNanos()) {
            later(() -> record(link, part, answer, heardAt), PAUSE);
        }
    }

    private void later(Runnable task, Duration pause) {
        try {
            var unused = writer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.atDebug().log("A late answer came while the node stops; the doubt stays");
        }
    }

    @PreDestroy
    void close() {
        writer.shutdownNow();
    }
}
