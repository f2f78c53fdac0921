package io.duebell.demo;

import io.duebell.shared.BusinessClock;
import io.duebell.simulator.bank.Bank;
import io.duebell.simulator.bank.BankSettings;
import io.duebell.simulator.borrowers.BorrowerSettings;
import io.duebell.simulator.borrowers.Borrowers;
import io.duebell.simulator.borrowers.Purse;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.simulator.loansystem.Counter;
import jakarta.annotation.PostConstruct;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's borrowers: they live by its clock behind the handsets of its carrier, and pay through its bank or at its counter. */
@Component
@Profile("demo")
final class DemoBorrowers {

    private static final int HUNDRED = 100;

    private final SmscSimulator carrier;
    private final BusinessClock clock;
    private final Borrowers borrowers;

    DemoBorrowers(
            SmscSimulator carrier,
            BusinessClock clock,
            Counter counter,
            Bank bank,
            BankSettings bankSettings,
            BorrowerSettings settings) {
        this.carrier = carrier;
        this.clock = clock;
        this.borrowers = new Borrowers(
                settings,
                clock,
                payment -> purse(payment.msisdn(), bankSettings.share(), bank, counter)
                        .set(payment));
    }

    /** Everybody keeps to one of the two. */
    private static Purse purse(String msisdn, double share, Purse bank, Purse counter) {
        return Math.floorMod(msisdn.hashCode(), HUNDRED) < share * HUNDRED ? bank : counter;
    }

    @PostConstruct
    void moveIn() {
        carrier.inhabit(borrowers, clock);
    }
}
