package io.duebell.smpp.internal;

import io.duebell.carrier.LinkStatus.State;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one of a link's binds bound, in the background, while it is wanted and licensed.
 *
 * <pre>
 * UNBOUND --wanted, a licence is free--> BINDING --> BOUND --lost, unbound by the peer--> UNBOUND (again after a backoff)
 *    ^                                     |           |--not wanted, licence lost------> UNBOUND
 *    |                                     |           '--left to another node----------> UNBOUND (when nothing is in flight)
 *    |<-------------failed-----------------|  (again after a backoff)
 *    |                                     '--system id or password refused--> BROKEN (again after five minutes: no bind loop)
 * </pre>
 */
final class Binding {

    private static final Logger LOG = LoggerFactory.getLogger(Binding.class);

    /** Answers that were read before the connection went are still worked on for so long. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** A bind that held so long was a good one: the next wait is short again. */
    private static final Duration HELD = Duration.ofSeconds(10);

    private static final Duration NO_LICENCE = Duration.ofSeconds(1);

    private final LinkSettings.Link link;
    private final Lease lease;
    private final BindPart part;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile State state = State.UNBOUND;
    private volatile @Nullable SubmitSession session;
    private volatile boolean wanted;
    private volatile boolean leftToAnother;
    private volatile long nextTry = System.nanoTime();
    private volatile int inFlight;
    private long boundSince;
    private volatile long lostAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** What the binds of a link share. */
    interface BindPart {

        SubmitSession newSession();

        void note(String words);

        void count(String result);

        void broken(BindFailure failure, Duration retryAfter);
    }

    Binding(LinkSettings.Link link, Lease lease, BindPart part, ScheduledExecutorService timer) {
        this.link = link;
        this.lease = lease;
        this.part = part;
        this.timer = timer;
        this.backoff = new Backoff(link.rebindMin(), link.rebindMax());
    }

    void open() {
        if (!wanted) {
            wanted = true;
            nextTry = System.nanoTime();
            run(this::bind);
        }
    }

    /** Unbinds and stays so. */
    void rest() {
        if (wanted) {
            wanted = false;
            run(this::leave);
        }
    }

    /** Unbinds before it returns. */
    void stop() {
        wanted = false;
        leave();
    }

    State state() {
        return state;
    }

    /** The bound session, or null. */
    @Nullable
    SubmitSession session() {
        SubmitSession current = session;
        return current != null && current.isBound() ? current : null;
    }

    /** Whether parts may leave by it. */
    boolean isOpen() {
        return !leftToAnother && session() != null;
    }

    /** Parts that wait for an answer; changed by {@link Binds} alone. */
    int inFlight() {
        return inFlight;
    }

    void inFlight(int parts) {
        inFlight = parts;
    }

    boolean isLeftToAnother() {
        return leftToAnother;
    }

    void leaveToAnother() {
        leftToAnother = true;
    }

    /** Called often: gives up silent parts, obeys the licence, binds when it is time. It never waits. */
    void look() {
        SubmitSession current = session;
        if (current == null) {
            if (wanted && System.nanoTime() - nextTry >= 0 && !trying.get()) {
                run(this::bind);
            }
            return;
        }
        current.expire();
        if (!current.isBound()) {
            run(() -> lost(current));
        } else if (!lease.isHeld()) {
            LOG.atWarn()
                    .addKeyValue("link", link.id())
                    .log("the licence of a bind could not be prolonged; it unbinds before another node may bind");
            part.note("link %s unbound: its licence could not be prolonged".formatted(link.id()));
            run(this::leave);
        } else if (leftToAnother && inFlight == 0) {
            run(this::leave);
        }
    }

    /** The carrier says that this bind is none; bind anew. */
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
        if (!trying.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!wanted || session != null) {
                return;
            }
            if (!lease.take()) {
                later(NO_LICENCE);
                return;
            }
            if (state != State.BROKEN) {
                state = State.BINDING;
            }
            connect();
        } finally {
            trying.set(false);
        }
        if (!wanted) {
            leave();
        }
    }

    private void connect() {
        SubmitSession fresh = part.newSession();
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
            failed(BindFailure.of(e));
            return;
        }
        bound(fresh);
        if (!fresh.isBound()) {
            lost(fresh);
        } else if (!lease.isHeld()) {
            leave();
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
        session = fresh;
        state = State.BOUND;
        boundSince = System.nanoTime();
        part.count("bound");
        LOG.atInfo().addKeyValue("link", link.id()).log("the link is bound; parts can leave");
    }

    private void failed(BindFailure failure) {
        boolean holdIsOver = System.nanoTime() - lostAt > link.bindHold().toNanos();
        if (failure.isOurs() || holdIsOver) {
            // Another node may reach the carrier where this one can't.
            lease.giveBack(true);
        }
        if (failure.isOurs()) {
            state = State.BROKEN;
            part.count("refused");
            part.broken(failure, link.brokenRetry());
            later(scattered(link.brokenRetry()));
            return;
        }
        state = State.UNBOUND;
        part.note(
                "link %s could not bind to %s:%d: %s".formatted(link.id(), link.host(), link.port(), failure.words()));
        part.count("failed");
        Duration wait = backoff.next();
        LOG.atWarn()
                .addKeyValue("link", link.id())
                .addKeyValue("cause", failure.words())
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
            lostAt = System.nanoTime();
            if (lostAt - boundSince > HELD.toNanos()) {
                backoff.reset();
            }
        }
        part.note("link %s lost its connection to %s:%d".formatted(link.id(), link.host(), link.port()));
        part.count("lost");
        Duration wait = backoff.next();
        LOG.atWarn()
                .addKeyValue("link", link.id())
                .addKeyValue("retryAfter", wait)
                .log("the link lost its bind; parts without an answer are in doubt, and it is bound again");
        afterGrace(gone);
        later(wait);
        gone.close();
    }

    /** Unbinds on purpose and lets others have the licence. */
    private void leave() {
        SubmitSession current;
        synchronized (this) {
            current = session;
            if (current == null && trying.get()) {
                // A bind is under way: when it is done it finds that it is not wanted.
                return;
            }
            session = null;
            state = State.UNBOUND;
            leftToAnother = false;
        }
        boolean clean = System.nanoTime() - lostAt > link.bindHold().toNanos();
        if (current != null) {
            clean = current.leave();
            current.abandon();
            LOG.atInfo().addKeyValue("link", link.id()).log("a bind of the link is unbound as it was told");
        }
        lease.giveBack(clean);
        later(NO_LICENCE);
    }

    private void afterGrace(SubmitSession gone) {
        Schedule.later(timer, link.id(), gone::abandon, GRACE, gone::abandon);
    }

    private void later(Duration wait) {
        nextTry = System.nanoTime() + wait.toNanos();
        Schedule.later(timer, link.id(), this::look, wait, () -> {});
    }

    private void run(Runnable task) {
        Schedule.later(timer, link.id(), task, Duration.ZERO, () -> {});
    }

    private static Duration scattered(Duration wait) {
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(1, 1.2)));
    }
}
