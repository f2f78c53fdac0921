package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The room's meters. */
@Component
public class DispatchMeters {

    private final MeterRegistry registry;
    private final AtomicLong ready;
    private final AtomicLong inDoubt;
    private final AtomicLong receiptsWaiting;
    private final AtomicLong receiptsGivenUp;
    private final AtomicLong routeSets;
    private final Map<String, AtomicReference<Double>> paces = new ConcurrentHashMap<>();

    DispatchMeters(MeterRegistry registry) {
        this.registry = registry;
        this.ready = registry.gauge("duebell.dispatch.ready", new AtomicLong());
        this.inDoubt = registry.gauge("duebell.dispatch.in.doubt", new AtomicLong());
        this.routeSets = registry.gauge("duebell.routes.sets", new AtomicLong());
        this.receiptsWaiting = registry.gauge("duebell.dispatch.receipts.waiting", new AtomicLong());
        this.receiptsGivenUp = registry.gauge("duebell.dispatch.receipts.given.up", new AtomicLong());
    }

    void moved(Transition step) {
        registry.counter("duebell.dispatch.transitions", "to", step.to().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void answered(SendOutcome outcome) {
        registry.counter(
                        "duebell.dispatch.outcomes",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
    }

    void receipt(ReceiptState state) {
        registry.counter("duebell.dispatch.receipts", "state", state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Receipts whose id no part had when their part was looked for first; they are kept and looked at again. */
    void receiptsUnknown(long receipts) {
        if (receipts > 0) {
            registry.counter("duebell.dispatch.receipts.unknown").increment((double) receipts);
        }
    }

    /** A question after a receipt, and what came of it. */
    void asked(String link, String answer) {
        registry.counter("duebell.dispatch.inquiries", "link", link, "answer", answer)
                .increment();
    }

    /** Parts a second over all nodes that a link goes at. */
    void pace(String link, double partsPerSecond) {
        paces.computeIfAbsent(link, this::paceOf).set(partsPerSecond);
    }

    private AtomicReference<Double> paceOf(String link) {
        AtomicReference<Double> pace = new AtomicReference<>(0.0);
        Gauge.builder("duebell.dispatch.pace", pace, AtomicReference::get)
                .tag("link", link)
                .register(registry);
        return pace;
    }

    /** Turns that were this node's and passed unused. */
    void turnsMissed(String link, int turns) {
        if (turns > 0) {
            registry.counter("duebell.dispatch.turns.missed", "link", link).increment(turns);
        }
    }

    void throttled(String link) {
        registry.counter("duebell.dispatch.throttled", "link", link).increment();
    }

    Timer claim() {
        return registry.timer("duebell.dispatch.claim");
    }

    void waiting(NoticeMapper.Backlog backlog) {
        ready.set(backlog.ready());
        inDoubt.set(backlog.inDoubt());
        receiptsWaiting.set(backlog.receipts());
        receiptsGivenUp.set(backlog.receiptsGivenUp());
    }

    /** More than one: the living nodes don't run the same routes. */
    void routeSets(long now) {
        routeSets.set(now);
    }
}
