package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** All meters of the room; counted when what they count is committed. */
@Component
class RemittanceMeters {

    private final MeterRegistry registry;

    RemittanceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void booked(Collection<Fate> lines) {
        lines.forEach(fate ->
                registry.counter("duebell.remittance.lines", "fate", word(fate)).increment());
    }

    void read(FileState state) {
        registry.counter("duebell.remittance.files", "state", word(state)).increment();
    }

    void judged(State state) {
        registry.counter("duebell.remittance.judged", "state", word(state)).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
