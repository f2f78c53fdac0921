package io.duebell.smpp.internal;

import io.duebell.carrier.LinkStatus.State;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one link bound, in the background.
 *
 * <pre>
 * UNBOUND --> BINDING --> BOUND --lost, unbound by the peer--> UNBOUND (again after a backoff)
 *               |--failed--> UNBOUND (again after a backoff)
 *               '--system id or password refused--> BROKEN (again after five minutes: no bind loop)
 * </pre>
 */
final class Binding {

    private static final Logger LOG = LoggerFactory.getLogger(Binding.class);

    /** Answers that were read before the connection went are still worked on for so long. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** A bind that held so long was a good one: the next wait is short again. */
    private static final Duration HELD = Duration.ofSeconds(10);

    private final LinkSettings.Link link;
    private final String key;
    private final Deliveries deliveries;
    private final Clock clock;
    private final SmppMeters meters;
    private final RefusalJudge judge = new RefusalJudge();
    private final Backoff backoff;
    private final ScheduledExecutorService timer;
    private volatile State state = State.UNBOUND;
    private volatile @Nullable SubmitSession session;
    private volatile @Nullable Trouble trouble;
    private volatile boolean stopped;
    private volatile boolean resting;
    private long boundSince;

    /** The last thing that went wrong, for the operator. */
    record Trouble(String words, Instant at) {}

    Binding(LinkSettings.Link link, String key, Deliveries deliveries, Clock clock, SmppMeters meters) {
        this.link = link;
        this.key = key;
        this.deliveries = deliveries;
        this.clock = clock;
        this.meters = meters;
        this.backoff = new Backoff(link.rebindMin(), link.rebindMax());
        // One thread may sit in a bind, one gives up parts in time.
        this.timer = Executors.newScheduledThreadPool(2, SmppLink.daemon("smpp-bind-" + link.id()));
    }

    void start() {
        long sweep = Math.max(10, Math.min(250, link.responseTimeout().toMillis() / 10));
        var unused = timer.scheduleWithFixedDelay(guarded(this::expire), sweep, sweep, TimeUnit.MILLISECONDS);
        later(Duration.ZERO);
    }

    void stop() {
        stopped = true;
        timer.shutdownNow();
        SubmitSession current = session;
        session = null;
        state = State.UNBOUND;
        if (current != null) {
            current.setTransactionTimer(Math.min(2_000, link.responseTimeout().toMillis()));
            current.unbindAndClose();
            current.abandon();
        }
    }

    /** Binds again after a rest. */
    synchronized void open() {
        if (resting) {
            resting = false;
            later(Duration.ZERO);
        }
    }

    /** Unbinds and stays so. */
    synchronized void rest() {
        if (!resting) {
            resting = true;
            run(() -> {
                SubmitSession current = session;
                if (resting && current != null) {
                    session = null;
                    state = State.UNBOUND;
                    current.unbindAndClose();
                    current.abandon();
                }
            });
        }
    }

    State state() {
        return state;
    }

    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** The bound session, or null. */
    @Nullable
    SubmitSession session() {
        SubmitSession current = session;
        return current != null && current.isBound() ? current : null;
    }

    void note(String words) {
        trouble = new Trouble(words, clock.instant());
    }

    /** The carrier says that our bind is none; bind anew. */
    void unusable(String words) {
        SubmitSession current = session;
        if (current != null) {
            LOG.atError()
                    .addKeyValue("link", link.id())
                    .addKeyValue("answer", words)
                    .log("the carrier takes nothing on this bind; it is closed and bound anew");
            run(() -> lost(current));
        }
    }

    private void bind() {
        if (stopped || resting || session != null) {
            return;
        }
        if (state != State.BROKEN) {
            state = State.BINDING;
        }
        SubmitSession fresh = new SubmitSession(link, judge, deliveries::lateAnswer);
        fresh.setMessageReceiverListener(deliveries);
        fresh.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                run(() -> lost(fresh));
            }
        });
        try {
            fresh.connectAndBind(
                    link.host(),
                    link.port(),
                    parameters(),
                    link.connectTimeout().toMillis());
        } catch (IOException | RuntimeException e) {
            fresh.close();
            failed(e);
            return;
        }
        bound(fresh);
        if (!fresh.isBound()) {
            lost(fresh);
        }
    }

    private BindParameter parameters() {
        return new BindParameter(
                BindType.BIND_TRX,
                link.systemId(),
                link.password(),
                link.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    private synchronized void bound(SubmitSession fresh) {
        if (stopped || resting) {
            fresh.unbindAndClose();
            return;
        }
        session = fresh;
        state = State.BOUND;
        boundSince = System.nanoTime();
        meters.bind(link.id(), "bound");
        LOG.atInfo().addKeyValue("link", link.id()).log("the link is bound; parts can leave");
    }

    private void failed(Exception thrown) {
        int status = statusOf(thrown);
        boolean password = status == SMPPConstant.STAT_ESME_RINVPASWD;
        if (password || status == SMPPConstant.STAT_ESME_RINVSYSID) {
            state = State.BROKEN;
            note("carrier refuses the %s of link %s; correct %s.%s"
                    .formatted(
                            password ? "password" : "system id", link.id(), key, password ? "password" : "system-id"));
            meters.bind(link.id(), "refused");
            Duration wait = link.brokenRetry();
            LOG.atError()
                    .addKeyValue("link", link.id())
                    .addKeyValue("correct", key + (password ? ".password" : ".system-id"))
                    .addKeyValue("retryAfter", wait)
                    .log("the carrier refuses what the link says of itself; nothing leaves until it is corrected");
            later(scattered(wait));
            return;
        }
        state = State.UNBOUND;
        String words = status == 0 ? reason(thrown) : SubmitErrors.words(status);
        note("link %s could not bind to %s:%d: %s".formatted(link.id(), link.host(), link.port(), words));
        meters.bind(link.id(), "failed");
        Duration wait = backoff.next();
        LOG.atWarn()
                .addKeyValue("link", link.id())
                .addKeyValue("cause", words)
                .addKeyValue("retryAfter", wait)
                .log("the link could not be bound; it is tried again");
        later(wait);
    }

    /** Takes a session that is no longer bound out of use, gives up its parts and binds anew. */
    void lost(SubmitSession gone) {
        synchronized (this) {
            if (session != gone) {
                // bound() has not seen it yet, or it is known already; only its parts matter
                afterGrace(gone);
                return;
            }
            session = null;
            state = State.UNBOUND;
            if (System.nanoTime() - boundSince > HELD.toNanos()) {
                backoff.reset();
            }
        }
        if (stopped) {
            return;
        }
        note("link %s lost its connection to %s:%d".formatted(link.id(), link.host(), link.port()));
        meters.bind(link.id(), "lost");
        Duration wait = backoff.next();
        LOG.atWarn()
                .addKeyValue("link", link.id())
                .addKeyValue("retryAfter", wait)
                .log("the link lost its bind; parts without an answer are in doubt, and it is bound again");
        afterGrace(gone);
        later(wait);
        gone.close();
    }

    private void afterGrace(SubmitSession gone) {
        if (!schedule(gone::abandon, GRACE)) {
            gone.abandon();
        }
    }

    private void expire() {
        SubmitSession current = session;
        if (current != null) {
            current.expire();
        }
    }

    private void later(Duration wait) {
        schedule(this::bind, wait);
    }

    private void run(Runnable task) {
        schedule(task, Duration.ZERO);
    }

    /** Whether it will be done: after the stop nothing is. */
    private boolean schedule(Runnable task, Duration wait) {
        try {
            var unused = timer.schedule(guarded(task), wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("link", link.id()).setCause(e).log("a fault of ours in keeping a link bound");
            }
        };
    }

    private static Duration scattered(Duration wait) {
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(1, 1.2)));
    }

    private static int statusOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refusal) {
                return refusal.getCommandStatus();
            }
        }
        return 0;
    }

    private static String reason(Exception thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
