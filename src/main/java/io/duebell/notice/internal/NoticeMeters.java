package io.duebell.notice.internal;

import io.duebell.notice.NoticeKind;
import io.duebell.notice.PlanningRuns.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** All meters of the room. */
@Component
public class NoticeMeters {

    private final Map<NoticeKind, Counter> planned = new EnumMap<>(NoticeKind.class);
    private final Map<State, Timer> runs = new EnumMap<>(State.class);
    private final Counter selected;
    private final Counter repairs;
    private final AtomicInteger late = new AtomicInteger();

    NoticeMeters(MeterRegistry registry) {
        for (NoticeKind kind : NoticeKind.values()) {
            planned.put(kind, registry.counter("duebell.notice.planned", "kind", word(kind)));
        }
        for (State state : State.values()) {
            runs.put(state, registry.timer("duebell.planning.run", "state", word(state)));
        }
        selected = registry.counter("duebell.notice.selected");
        repairs = registry.counter("duebell.notice.repairs");
        Gauge.builder("duebell.planning.late", late, AtomicInteger::get)
                .description("1 while planning waits for the loan book past the alarm hour")
                .register(registry);
    }

    public void planned(NoticeKind kind) {
        Counter counter = planned.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    public void selected(int items) {
        selected.increment(items);
    }

    public void repairs(int faults) {
        repairs.increment(faults);
    }

    /** A run left this node's hands in a state, after so long. */
    public void run(State state, Duration took) {
        Timer timer = runs.get(state);
        if (timer != null) {
            timer.record(took);
        }
    }

    public void late(boolean isLate) {
        late.set(isLate ? 1 : 0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
