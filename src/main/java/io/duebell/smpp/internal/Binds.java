package io.duebell.smpp.internal;

import io.duebell.carrier.BindLicences;
import io.duebell.carrier.LinkStatus.State;
import io.duebell.smpp.LinkSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The binds of one link on this node: at most as many as the carrier licenses over all nodes, each with a window of its
 * own. Licences are prolonged on a thread of their own, so that a database that hangs keeps nobody from unbinding in time.
 */
final class Binds implements Binding.BindPart {

    private static final Logger LOG = LoggerFactory.getLogger(Binds.class);
    private static final Duration RENEW = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final List<State> BEST_FIRST = List.of(State.BOUND, State.BINDING, State.BROKEN, State.UNBOUND);

    private final LinkSettings.Link link;
    private final CarrierLine line;
    private final Deliveries deliveries;
    private final Clock clock;
    private final SmppMeters meters;
    private final SubmitErrors errors;
    private final ScheduledExecutorService timer;
    private final ScheduledExecutorService renewing;
    private final Map<Binding, Lease> all = new LinkedHashMap<>();
    private volatile @Nullable Trouble trouble;

    /** The last thing that went wrong, for the operator. */
    record Trouble(String words, Instant at) {}

    Binds(
            CarrierLine line,
            Deliveries deliveries,
            Supplier<@Nullable BindLicences> licences,
            Clock clock,
            SmppMeters meters) {
        this.line = line;
        this.link = line.link();
        this.errors = SubmitErrors.of(link, line.key());
        this.deliveries = deliveries;
        this.clock = clock;
        this.meters = meters;
        // Each bind may sit in a bind or an unbind, one thread gives up parts in time.
        this.timer = Executors.newScheduledThreadPool(link.binds() + 1, SmppLink.daemon("smpp-bind-" + link.id()));
        this.renewing = Executors.newSingleThreadScheduledExecutor(SmppLink.daemon("smpp-licence-" + link.id()));
        IntStream.range(0, link.binds()).forEach(no -> {
            Lease lease = new Lease(link, licences);
            all.put(new Binding(link, lease, this, timer), lease);
        });
    }

    void start() {
        long sweep = Math.max(10, Math.min(250, link.responseTimeout().toMillis() / 10));
        Schedule.often(timer, link.id(), () -> all.keySet().forEach(Binding::look), Duration.ofMillis(sweep));
        Schedule.often(renewing, link.id(), this::renew, RENEW);
    }

    SubmitErrors errors() {
        return errors;
    }

    void open() {
        all.keySet().forEach(Binding::open);
    }

    void rest() {
        all.keySet().forEach(Binding::rest);
    }

    void stop() {
        timer.shutdownNow();
        renewing.shutdownNow();
        try {
            boolean ended = timer.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                LOG.atWarn().addKeyValue("link", link.id()).log("a bind under way did not end; its licence runs out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.keySet().forEach(Binding::stop);
    }

    private void renew() {
        all.values().forEach(Lease::renew);
        boolean leaving = all.keySet().stream().anyMatch(Binding::isLeftToAnother);
        if (leaving || all.values().stream().filter(Lease::isHeld).count() < 2) {
            return;
        }
        all.entrySet().stream()
                .filter(entry -> entry.getValue().isHeld())
                .filter(entry -> entry.getValue().isTooMuch())
                .findFirst()
                .ifPresent(entry -> entry.getKey().leaveToAnother());
    }

    /** Waits for a place in the window of the bind with most room; null when none is bound. {@link #leave} must follow. */
    synchronized @Nullable Binding enter() throws InterruptedException {
        while (true) {
            Binding best = null;
            boolean anyOpen = false;
            for (Binding each : all.keySet()) {
                if (each.isOpen()) {
                    anyOpen = true;
                    boolean better = best == null || each.inFlight() < best.inFlight();
                    if (each.inFlight() < link.window() && better) {
                        best = each;
                    }
                }
            }
            if (best != null) {
                best.inFlight(best.inFlight() + 1);
                return best;
            }
            if (!anyOpen) {
                return null;
            }
            wait(LOOK_AGAIN_MILLIS);
        }
    }

    synchronized void leave(Binding binding) {
        binding.inFlight(binding.inFlight() - 1);
        notifyAll();
    }

    /** Whether parts can leave by any. */
    boolean anyOpen() {
        return all.keySet().stream().anyMatch(Binding::isOpen);
    }

    int bound() {
        return (int)
                all.keySet().stream().filter(each -> each.session() != null).count();
    }

    /** Whether the peers of all that are bound take optional parameters. */
    boolean takeParameters() {
        List<SubmitSession> sessions = all.keySet().stream()
                .map(Binding::session)
                .filter(Objects::nonNull)
                .toList();
        return !sessions.isEmpty() && sessions.stream().allMatch(SubmitSession::takesParameters);
    }

    /** A bind whose peer may be asked what became of a part; null when there is none. */
    @Nullable
    SubmitSession forInquiries() {
        return all.keySet().stream()
                .map(Binding::session)
                .filter(session -> session != null && session.takesInquiries())
                .findFirst()
                .orElse(null);
    }

    int inFlight() {
        return all.keySet().stream().mapToInt(Binding::inFlight).sum();
    }

    /** Where the best of them stands. */
    State state() {
        return BEST_FIRST.stream()
                .filter(state -> all.keySet().stream().anyMatch(each -> each.state() == state))
                .findFirst()
                .orElse(State.UNBOUND);
    }

    @Nullable
    Trouble trouble() {
        return trouble;
    }

    @Override
    public SubmitSession newSession() {
        SubmitSession session = new SubmitSession(line, new RefusalJudge(errors), deliveries::lateAnswer);
        session.setMessageReceiverListener(deliveries);
        return session;
    }

    @Override
    public void note(String words) {
        trouble = new Trouble(words, clock.instant());
    }

    @Override
    public void count(String result) {
        meters.bind(link.id(), result);
    }

    @Override
    public void broken(BindFailure failure, Duration retryAfter) {
        note(failure.advice(link.id(), line.key()));
        LOG.atError()
                .addKeyValue("link", link.id())
                .addKeyValue("advice", failure.advice(link.id(), line.key()))
                .addKeyValue("retryAfter", retryAfter)
                .log("the link can't be bound as it is set; nothing leaves by it until that is corrected");
    }
}
