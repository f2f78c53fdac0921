package io.duebell.remittance.internal;

import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.Shares.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a sum is proposed to be booked: what is due of each loan first, in the order of the loans, then principal that is not due yet.
 * Within an instalment penalty comes before interest and that before principal, unless the product begins with principal (facts.md
 * section 8). What stands credited already and is not in the book counts as paid. To the fen it is the sum; what exceeds all that is known to be owed counts as interest of the first loan, which runs on
 * between two snapshots.
 */
final class Split {

    private final Debtor debtor;
    private final List<Running> loans = new ArrayList<>();
    private long left;

    private Split(Debtor debtor, long fen) {
        this.debtor = debtor;
        this.left = fen;
    }

    /**
     * @param debts in the order in which they are paid; at least one
     * @param unbooked by loan
     * @param fen more than nothing
     * @param principalFirst products whose payments settle principal first
     */
    static List<Part> of(
            Debtor debtor,
            List<Debt> debts,
            Map<String, Unbooked> unbooked,
            long fen,
            LocalDate on,
            List<String> principalFirst) {
        Split split = new Split(debtor, fen);
        for (Debt debt : debts) {
            Running loan = new Running(debt, Unbooked.of(debt.loan().loanNo(), unbooked));
            split.loans.add(loan);
            boolean first = principalFirst.contains(debt.loan().product());
            debt.due(on).forEach(due -> split.settle(loan, due, first));
        }
        split.loans.forEach(split::reduce);
        split.loans.get(0).interest += split.left;
        return split.loans.stream()
                .filter(loan -> loan.principal + loan.interest + loan.penalty > 0)
                .map(split::part)
                .toList();
    }

    private void settle(Running loan, OpenInstalment due, boolean principalFirst) {
        OpenAmounts open = due.open();
        long principal = loan.openPrincipal(open.principal().fen());
        if (principalFirst) {
            loan.principal += take(Math.min(principal, loan.owed()));
        }
        loan.penalty += take(loan.openPenalty(open.penalty().fen()));
        loan.interest += take(loan.openInterest(open.interest().fen()));
        if (!principalFirst) {
            loan.principal += take(Math.min(principal, loan.owed()));
        }
    }

    private void reduce(Running loan) {
        loan.principal += take(loan.owed());
    }

    private long take(long most) {
        long taken = Math.min(most, left);
        left -= taken;
        return taken;
    }

    private Part part(Running loan) {
        return new Part(
                debtor.no(), debtor.name(), loan.debt.loan().loanNo(), loan.principal, loan.interest, loan.penalty);
    }

    /** What one loan gets so far. */
    private static final class Running {
        private final Debt debt;
        private long principal;
        private long interest;
        private long penalty;
        private long comingPrincipal;
        private long comingInterest;
        private long comingPenalty;
        private final long balance;

        Running(Debt debt, Unbooked unbooked) {
            this.debt = debt;
            this.comingPrincipal = unbooked.principal();
            this.comingInterest = unbooked.interest();
            this.comingPenalty = unbooked.penalty();
            this.balance = Math.max(0, debt.loan().balance().fen() - unbooked.principal());
        }

        long owed() {
            return balance - principal;
        }

        /** What is left open of an instalment's principal, those due first being paid first. */
        long openPrincipal(long open) {
            long paid = Math.min(open, comingPrincipal);
            comingPrincipal -= paid;
            return open - paid;
        }

        long openInterest(long open) {
            long paid = Math.min(open, comingInterest);
            comingInterest -= paid;
            return open - paid;
        }

        long openPenalty(long open) {
            long paid = Math.min(open, comingPenalty);
            comingPenalty -= paid;
            return open - paid;
        }
    }
}
