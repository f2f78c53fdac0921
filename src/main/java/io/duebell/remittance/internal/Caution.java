package io.duebell.remittance.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Hold;
import io.duebell.compliance.HoldKind;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.matching.Reason;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What hands a payment to a person however clear it is: one that a person decided about before, a borrower who died or disputes (facts.md
 * section 8), and more than is owed once what was credited and is not in the book yet is counted.
 */
@Component
class Caution {

    private static final String DECIDED_BEFORE = "decided-before";
    private static final String HELD = "held";
    private static final Set<HoldKind> HOLDS = Set.of(HoldKind.DECEASED, HoldKind.DISPUTE);

    /** Above payoff people round up by no more than that, in fen. */
    private static final long ABOVE_PAYOFF = 5_000;

    private final RemittanceMapper remittances;
    private final ContactHolds holds;
    private final BusinessClock clock;

    Caution(RemittanceMapper remittances, ContactHolds holds, BusinessClock clock) {
        this.remittances = remittances;
        this.holds = holds;
        this.clock = clock;
    }

    /** What no rule changes. */
    Optional<String> against(Kept remittance) {
        return remittances.decisionsOfPersons(remittance.id()) > 0 ? Optional.of(DECIDED_BEFORE) : Optional.empty();
    }

    Optional<String> against(Debtor debtor) {
        return holds.holdsOf(debtor.no()).stream().anyMatch(this::stands) ? Optional.of(HELD) : Optional.empty();
    }

    /** @param unbooked by loan; of loans that were taken, else somebody may credit them meanwhile */
    Optional<String> against(Kept remittance, List<Debt> paid, Map<String, Unbooked> unbooked) {
        long coming = unbooked.values().stream().mapToLong(Unbooked::total).sum();
        boolean above = coming > 0 && coming + remittance.amountFen() > payoff(paid) + ABOVE_PAYOFF;
        return above ? Optional.of(Reason.ABOVE_PAYOFF.code()) : Optional.empty();
    }

    private boolean stands(Hold hold) {
        return HOLDS.contains(hold.kind())
                && hold.liftedAt() == null
                && (hold.until() == null || hold.until().isAfter(clock.instant()));
    }

    private static long payoff(List<Debt> debts) {
        long payoff = 0;
        for (Debt debt : debts) {
            payoff += debt.loan().balance().fen();
            for (OpenInstalment each : debt.instalments()) {
                payoff += each.open().interest().fen() + each.open().penalty().fen();
            }
        }
        return payoff;
    }
}
