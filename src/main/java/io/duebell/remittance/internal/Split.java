package io.duebell.remittance.internal;

import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.Shares.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How a sum is proposed to be booked: what is due of each loan first, in the order of the loans, then principal that is not due yet.
 * Within an instalment penalty comes before interest and that before principal, unless the product begins with principal (facts.md
 * section 8). To the fen it is the sum; what exceeds all that is known to be owed counts as interest of the first loan, which runs on
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
     * @param fen more than nothing
     * @param principalFirst products whose payments settle principal first
     */
    static List<Part> of(Debtor debtor, List<Debt> debts, long fen, LocalDate on, List<String> principalFirst) {
        Split split = new Split(debtor, fen);
        for (Debt debt : debts) {
            Running loan = new Running(debt);
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
        if (principalFirst) {
            loan.principal += take(Math.min(open.principal().fen(), loan.owed()));
        }
        loan.penalty += take(open.penalty().fen());
        loan.interest += take(open.interest().fen());
        if (!principalFirst) {
            loan.principal += take(Math.min(open.principal().fen(), loan.owed()));
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

        Running(Debt debt) {
            this.debt = debt;
        }

        long owed() {
            return debt.loan().balance().fen() - principal;
        }
    }
}
