package io.duebell.demo;

import io.duebell.shared.BusinessClock;
import io.duebell.simulator.borrowers.BorrowerSettings;
import io.duebell.simulator.borrowers.Borrowers;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.simulator.loansystem.Counter;
import jakarta.annotation.PostConstruct;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's borrowers: they live by its clock behind the handsets of its carrier, and pay at its counter. */
@Component
@Profile("demo")
final class DemoBorrowers {

    private final SmscSimulator carrier;
    private final BusinessClock clock;
    private final Borrowers borrowers;

    DemoBorrowers(SmscSimulator carrier, BusinessClock clock, Counter counter, BorrowerSettings settings) {
        this.carrier = carrier;
        this.clock = clock;
        this.borrowers = new Borrowers(settings, clock, counter);
    }

    @PostConstruct
    void moveIn() {
        carrier.inhabit(borrowers, clock);
    }
}
