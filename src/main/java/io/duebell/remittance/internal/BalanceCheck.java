package io.duebell.remittance.internal;

import io.duebell.shared.Money;
import io.duebell.statement.StatementLine;
import org.jspecify.annotations.Nullable;

/** Follows the running balance of a statement: where it does not go on from the line before, lines are missing or wrong. */
final class BalanceCheck {

    private @Nullable Money last;
    private int breaks;
    private long firstBreak;

    void follow(StatementLine line) {
        Money balance = line.balance();
        Money before = last;
        if (before != null && balance != null && before.fen() + line.flow() != balance.fen() && breaks++ == 0) {
            firstBreak = line.line();
        }
        last = balance;
    }

    /** A stable code with its values; null: it goes on everywhere, in this order or not at all. */
    @Nullable
    String problem() {
        return breaks == 0 ? null : "balance-breaks " + breaks + " " + firstBreak;
    }
}
