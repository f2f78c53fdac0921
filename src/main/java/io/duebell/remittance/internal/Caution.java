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
import java.time.LocalDate;
import java.util.List;
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
    private final ShareMapper shares;
    private final ContactHolds holds;
    private final BusinessClock clock;

    Caution(RemittanceMapper remittances, ShareMapper shares, ContactHolds holds, BusinessClock clock) {
        this.remittances = remittances;
        this.shares = shares;
        this.holds = holds;
        this.clock = clock;
    }

    /** What no rule changes. */
    Optional<String> against(Kept remittance) {
        return remittances.decisionsOfPersons(remittance.id()) > 0 ? Optional.of(DECIDED_BEFORE) : Optional.empty();
    }

    /** @param asOf up to which day the book knows what was booked */
    Optional<String> against(Kept remittance, Debtor debtor, List<Debt> paid, LocalDate asOf) {
        if (holds.holdsOf(debtor.no()).stream().anyMatch(this::stands)) {
            return Optional.of(HELD);
        }
        long coming = shares.notInTheBook(
                paid.stream().map(debt -> debt.loan().loanNo()).toList(), asOf);
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
