package io.duebell.loanbook.internal;

import io.duebell.loanbook.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The room's meters: {@code duebell.loanbook.refresh} by result, and the rows of the last snapshot this node took. */
@Component
class LoanBookMeters {

    private final MeterRegistry registry;
    private final AtomicReference<@Nullable Snapshot> last = new AtomicReference<>();

    LoanBookMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("duebell.loanbook.instalments", last, held -> rows(held.get(), true));
        registry.gauge("duebell.loanbook.quarantined", last, held -> rows(held.get(), false));
    }

    private static double rows(@Nullable Snapshot snapshot, boolean taken) {
        return snapshot == null ? Double.NaN : taken ? snapshot.instalments() : snapshot.quarantined();
    }

    Snapshot refreshed(Supplier<Snapshot> refresh) {
        Timer.Sample sample = Timer.start(registry);
        String result = "failed";
        try {
            Snapshot snapshot = refresh.get();
            last.set(snapshot);
            result = "swapped";
            return snapshot;
        } finally {
            sample.stop(registry.timer("duebell.loanbook.refresh", "result", result));
        }
    }
}
