package io.duebell.smpp.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.LinkStatus;
import io.duebell.carrier.LinkStatus.State;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import io.duebell.smpp.LinkSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link over SMPP 3.4. One thread takes parts in order, waits for a free place in the window and writes; answers
 * complete from the session's own threads. The {@link Binding} keeps it bound.
 */
final class SmppLink implements CarrierLink {

    static final SendOutcome NO_BIND = new SendOutcome.RefusedForNow("no-bind", Duration.ofSeconds(2), false);

    static final SendOutcome DRAINING = new SendOutcome.RefusedForNow("draining", Duration.ofSeconds(2), false);
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

    private final LinkSettings.Link settings;
    private final SmppMeters meters;
    private final Binding binding;
    private final ExecutorService writer;
    private final Semaphore window;
    private final Object handedOverLock = new Object();
    private int handedOver;
    private volatile boolean draining;
    private volatile Runnable throttled = () -> {};
    private volatile LinkOrder order = LinkOrder.OPEN;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unconfirmed = new LongAdder();

    SmppLink(LinkSettings.Link settings, SmppMeters meters, Binding binding) {
        this.settings = settings;
        this.meters = meters;
        this.binding = binding;
        this.window = new Semaphore(settings.window());
        this.writer = Executors.newSingleThreadExecutor(daemon("smpp-write-" + settings.id()));
        meters.watch(this);
    }

    /** Begins to bind in the background. */
    void start() {
        binding.start();
    }

    /** Unbinds; parts still queued are refused for now, parts still unanswered are in doubt. */
    void stop() {
        draining = true;
        writer.shutdownNow().forEach(Runnable::run);
        binding.stop();
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public double licensedRate() {
        return settings.rate();
    }

    private boolean takesNew() {
        return !draining && order == LinkOrder.OPEN;
    }

    boolean isBound() {
        return binding.session() != null;
    }

    @Override
    public boolean isReady() {
        return takesNew() && isBound();
    }

    @Override
    public LinkStatus status() {
        Binding.Trouble trouble = binding.trouble();
        return new LinkStatus(
                id(),
                state(),
                isBound() ? 1 : 0,
                1,
                window(),
                window() - window.availablePermits(),
                licensedRate(),
                accepted.sum(),
                refused.sum(),
                unconfirmed.sum(),
                trouble == null ? null : trouble.words(),
                trouble == null ? null : trouble.at());
    }

    private State state() {
        if (takesNew()) {
            return binding.state();
        }
        return order == LinkOrder.DISABLE && !isBound() ? State.DISABLED : State.DRAINING;
    }

    @Override
    public CompletableFuture<SendOutcome> send(OutboundPart part) {
        long started = System.nanoTime();
        CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
        count(+1);
        CompletableFuture<SendOutcome> told = outcome.thenApply(result -> {
            record(result, Duration.ofNanos(System.nanoTime() - started));
            count(-1);
            return result;
        });
        // A message that was begun is finished: half of one on a handset helps nobody.
        if (!takesNew() && (draining || part.partNo() == 1)) {
            outcome.complete(DRAINING);
        } else if (!isBound()) {
            outcome.complete(NO_BIND);
        } else {
            try {
                writer.execute(() -> write(part, outcome));
            } catch (RejectedExecutionException e) {
                outcome.complete(DRAINING);
            }
        }
        return told;
    }

    private void write(OutboundPart part, CompletableFuture<SendOutcome> outcome) {
        if (writer.isShutdown() || !awaitPlace()) {
            outcome.complete(DRAINING);
            return;
        }
        var unused = outcome.whenComplete((result, thrown) -> window.release());
        SubmitSession session = binding.session();
        if (session == null) {
            outcome.complete(NO_BIND);
            return;
        }
        session.submit(part, outcome);
        if (!session.isBound()) {
            // lost while it was written: its parts may have been given up just before this one was among them
            binding.lost(session);
        }
    }

    private boolean awaitPlace() {
        try {
            window.acquire();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void record(SendOutcome outcome, Duration took) {
        meters.submitted(id(), outcome, took);
        if (outcome instanceof SendOutcome.Accepted) {
            accepted.increment();
        } else if (outcome instanceof SendOutcome.Unconfirmed silence) {
            unconfirmed.increment();
            binding.note("a part is in doubt: " + silence.cause());
        } else {
            refused.increment();
            if (outcome instanceof SendOutcome.RefusedForGood refusal) {
                noteRefusal(refusal.code());
            } else if (outcome instanceof SendOutcome.RefusedForNow refusal) {
                noteRefusal(refusal.code());
            }
        }
    }

    private void noteRefusal(String code) {
        if (!code.startsWith("0x")) {
            return;
        }
        int status = Integer.parseUnsignedInt(code.substring(2), 16);
        binding.note("the carrier refused a part: " + SubmitErrors.words(status));
        switch (SubmitErrors.classOf(status)) {
            case OTHER ->
                LOG.atError()
                        .addKeyValue("link", id())
                        .addKeyValue("status", code)
                        .log("the carrier refused a part with a code in no table; it is tried once more");
            case PACE -> throttled.run();
            case LINK_DOWN -> binding.unusable(SubmitErrors.words(status));
            default ->
                LOG.atDebug()
                        .addKeyValue("link", id())
                        .addKeyValue("status", code)
                        .log("the carrier refused a part; dispatch decides");
        }
    }

    @Override
    public void onThrottled(Runnable listener) {
        throttled = listener;
    }

    @Override
    public void obey(LinkOrder given) {
        order = given;
        boolean idle;
        synchronized (handedOverLock) {
            idle = handedOver == 0;
        }
        if (given != LinkOrder.DISABLE) {
            binding.open();
        } else if (idle) {
            binding.rest();
        }
    }

    @Override
    public void drain(Duration atMost) {
        draining = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (handedOverLock) {
            while (handedOver > 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                try {
                    handedOverLock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void count(int step) {
        synchronized (handedOverLock) {
            handedOver += step;
            if (handedOver == 0) {
                handedOverLock.notifyAll();
            }
        }
    }

    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public String toString() {
        return "SmppLink[" + id() + "]";
    }
}
