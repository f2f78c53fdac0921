package io.duebell.smpp.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import io.duebell.carrier.Inquiry;
import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.LinkStatus;
import io.duebell.carrier.LinkStatus.State;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptTerms;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.TextForm;
import io.duebell.smpp.LinkSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link over SMPP 3.4. One thread takes parts in order, waits for a free place in the window of one of the {@link Binds}
 * and writes; answers complete from the sessions' own threads.
 *
 * <pre>
 * UNBOUND --> BINDING --> BOUND                  where the best of its binds on this node stands ({@link Binding})
 *    |           |          |
 *    '-----------'----------'--drain, disable--> DRAINING   nothing new; begun messages are finished, receipts are heard
 *                           ^                       | |
 *                           '---------open----------' '--disabled and nothing under way--> DISABLED   unbound until it is opened
 * BROKEN (the carrier refuses password or system id) is left when a later bind is taken.
 * </pre>
 */
final class SmppLink implements CarrierLink {

    static final SendOutcome NO_BIND = new SendOutcome.RefusedForNow("no-bind", Duration.ofSeconds(2), false);

    static final SendOutcome DRAINING = new SendOutcome.RefusedForNow("draining", Duration.ofSeconds(2), false);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final int QUIET_TURNS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

    private final LinkSettings.Link settings;
    private final SmppMeters meters;
    private final Binds binds;
    private final Inquirer inquirer;
    private final ExecutorService writer;
    private final Object handedOverLock = new Object();
    private int handedOver;
    private long handedOverAt = System.nanoTime() - QUIET.toNanos();
    private volatile boolean draining;
    private volatile boolean started;
    private volatile Runnable throttled = () -> {};
    private volatile LinkOrder order = LinkOrder.OPEN;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unconfirmed = new LongAdder();

    SmppLink(LinkSettings.Link settings, SmppMeters meters, Binds binds, Inquirer inquirer) {
        this.settings = settings;
        this.meters = meters;
        this.binds = binds;
        this.inquirer = inquirer;
        this.writer = Executors.newSingleThreadExecutor(daemon("smpp-write-" + settings.id()));
        meters.watch(this);
    }

    /** Begins to bind in the background. */
    void start() {
        binds.start();
        if (order != LinkOrder.DISABLE) {
            binds.open();
        }
        started = true;
    }

    /** Unbinds; parts still queued are refused for now, parts still unanswered are in doubt. */
    void stop() {
        draining = true;
        inquirer.close();
        writer.shutdownNow().forEach(Runnable::run);
        binds.stop();
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
        return settings.window() * Math.max(1, binds.bound());
    }

    @Override
    public double licensedRate() {
        return settings.rate();
    }

    @Override
    public TextForm textForm() {
        return settings.wire().form(binds.takeParameters());
    }

    @Override
    public ReceiptTerms receiptTerms() {
        return new ReceiptTerms(
                settings.overdue().askAfter(), settings.overdue().horizon());
    }

    @Override
    public boolean mayAsk() {
        return !draining && inquirer.mayAsk();
    }

    @Override
    public CompletableFuture<Inquiry.Answer> ask(Inquiry inquiry) {
        return inquirer.ask(inquiry);
    }

    private boolean takesNew() {
        return !draining && order == LinkOrder.OPEN;
    }

    SubmitErrors errors() {
        return binds.errors();
    }

    boolean isBound() {
        return binds.bound() > 0;
    }

    @Override
    public boolean isReady() {
        return takesNew() && binds.anyOpen();
    }

    @Override
    public LinkStatus status() {
        Binds.Trouble trouble = binds.trouble();
        return new LinkStatus(
                id(),
                state(),
                binds.bound(),
                settings.binds(),
                window(),
                binds.inFlight(),
                licensedRate(),
                accepted.sum(),
                refused.sum(),
                unconfirmed.sum(),
                trouble == null ? null : trouble.words(),
                trouble == null ? null : trouble.at());
    }

    private State state() {
        if (takesNew()) {
            return binds.state();
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
        if (!takesNew() && part.partNo() == 1) {
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
        if (writer.isShutdown()) {
            outcome.complete(DRAINING);
            return;
        }
        Binding binding = enter();
        if (binding == null) {
            outcome.complete(NO_BIND);
            return;
        }
        var unused = outcome.whenComplete((result, thrown) -> {
            binds.leave(binding);
            binds.errors().linkDown(result).ifPresent(binding::unusable);
        });
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

    private @Nullable Binding enter() {
        try {
            return binds.enter();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void record(SendOutcome outcome, Duration took) {
        meters.submitted(id(), outcome, took);
        if (outcome instanceof SendOutcome.Accepted) {
            accepted.increment();
        } else if (outcome instanceof SendOutcome.Unconfirmed silence) {
            unconfirmed.increment();
            binds.note("a part is in doubt: " + silence.cause());
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
        int status = SubmitErrors.status(code);
        binds.note("the carrier refused a part: " + binds.errors().words(status));
        switch (binds.errors().classOf(status)) {
            case OTHER ->
                LOG.atError()
                        .addKeyValue("link", id())
                        .addKeyValue("status", code)
                        .log("the carrier refused a part with a code in no table; it is tried once more");
            case PACE -> throttled.run();
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
        if (!started) {
            return;
        }
        if (given != LinkOrder.DISABLE) {
            binds.open();
        } else if (isQuiet()) {
            binds.rest();
        }
    }

    /** Nothing is under way, nor was a moment ago: the next part of a begun message may be waiting for its turn. */
    private boolean isQuiet() {
        synchronized (handedOverLock) {
            long turns = (long) (QUIET_TURNS * 1e9 / settings.rate());
            return handedOver == 0 && System.nanoTime() - handedOverAt > Math.max(QUIET.toNanos(), turns);
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
            handedOverAt = System.nanoTime();
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
