package io.duebell.inbox.internal;

import io.duebell.inbox.Deed;
import io.duebell.inbox.Promise;
import io.duebell.shared.BusinessClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** All meters of the room. */
@Component
class InboxMeters {

    private final MeterRegistry registry;
    private final BusinessClock clock;
    private final Timer acted;
    private final AtomicInteger overdue = new AtomicInteger();

    InboxMeters(MeterRegistry registry, BusinessClock clock) {
        this.registry = registry;
        this.clock = clock;
        this.acted = registry.timer("duebell.inbox.acted");
        Gauge.builder("duebell.inbox.overdue", overdue, AtomicInteger::get)
                .description("conversations that wait for a person longer than is promised")
                .register(registry);
    }

    /** By the intent that decides. */
    void acted(Reply reply, boolean forPerson) {
        registry.counter(
                        "duebell.inbox.messages",
                        "intent",
                        reply.optIn() ? "opt_in" : word(reply.reading().first()),
                        "handling",
                        forPerson ? "person" : "alone")
                .increment();
        Duration took = Duration.between(reply.message().receivedAt(), clock.instant());
        acted.record(took.isNegative() ? Duration.ZERO : took);
    }

    void answer(Deed what) {
        registry.counter("duebell.inbox.answers", "result", what.code()).increment();
    }

    void promise(Promise.State state) {
        registry.counter("duebell.inbox.promises", "state", word(state)).increment();
    }

    void joined(boolean whole) {
        registry.counter("duebell.inbox.joined", "result", whole ? "whole" : "incomplete")
                .increment();
    }

    void overdue(int conversations) {
        overdue.set(conversations);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
