package io.duebell.smpp.internal;

import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The meters of the links. */
@Component
class SmppMeters {

    private final MeterRegistry registry;

    SmppMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(SmppLink link) {
        Gauge.builder("duebell.smpp.bound", link, each -> each.status().binds())
                .description("binds of the link that are bound on this node")
                .tag("link", link.id())
                .register(registry);
        Gauge.builder("duebell.smpp.in.flight", link, each -> each.status().inFlight())
                .description("parts that wait for the carrier's answer")
                .tag("link", link.id())
                .register(registry);
    }

    void submitted(String link, SendOutcome outcome, Duration took) {
        registry.counter("duebell.smpp.submitted", "link", link, "outcome", word(outcome))
                .increment();
        Timer.builder("duebell.smpp.submit.time")
                .description("from the handing over of a part to its outcome")
                .tag("link", link)
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    void receipt(String link, ReceiptState state) {
        registry.counter("duebell.smpp.receipts", "link", link, "state", lower(state.name()))
                .increment();
    }

    void inbound(String link) {
        registry.counter("duebell.smpp.inbound", "link", link).increment();
    }

    /** A delivery that was not stored: refused for now, or of no use. */
    void notTaken(String link, String cause) {
        registry.counter("duebell.smpp.deliveries.not.taken", "link", link, "cause", cause)
                .increment();
    }

    void bind(String link, String result) {
        registry.counter("duebell.smpp.binds", "link", link, "result", result).increment();
    }

    private static String word(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Accepted) {
            return "accepted";
        }
        if (outcome instanceof SendOutcome.RefusedForNow) {
            return "refused-for-now";
        }
        return outcome instanceof SendOutcome.RefusedForGood ? "refused-for-good" : "unconfirmed";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
