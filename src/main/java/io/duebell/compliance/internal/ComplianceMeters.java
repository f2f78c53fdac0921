package io.duebell.compliance.internal;

import io.duebell.compliance.SendingSwitch;
import io.duebell.compliance.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The room's meters. */
@Component
class ComplianceMeters {

    private final MeterRegistry registry;

    ComplianceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void judged(Verdict verdict) {
        String answer = verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter(
                        "duebell.compliance.verdicts",
                        "verdict",
                        answer,
                        "rule",
                        verdict.rule().id())
                .increment();
    }

    /** 1 while all sending is stopped. */
    void watch(SendingSwitch sendingSwitch) {
        registry.gauge(
                "duebell.sending.stopped", sendingSwitch, it -> it.state().stopped() ? 1 : 0);
    }
}
