package io.duebell.remittance.internal;

import io.duebell.shared.Money;
import io.duebell.statement.NotTaken;
import io.duebell.statement.StatementLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the running balance of a statement and its totals: where the balance does not go on from the line before, or a line of totals
 * has no figure that is the file's, lines are missing or wrong. A file may begin with the latest line, and may mix accounts.
 */
final class BalanceCheck {

    private final Track forward = new Track(true);
    private final Track backward = new Track(false);
    private final List<Set<String>> totals = new ArrayList<>();
    private long in;
    private long out;
    private int lines;

    void follow(StatementLine line) {
        lines++;
        if (line.flow() > 0) {
            in += line.flow();
        } else {
            out -= line.flow();
        }
        forward.follow(line);
        backward.follow(line);
    }

    /** A line of totals, of whose figures one at least should be the file's. */
    void follow(NotTaken not) {
        if (not.reason() == NotTaken.Reason.TOTAL && !not.detail().isEmpty()) {
            totals.add(Set.copyOf(Arrays.asList(not.detail().replace(",", "").split(" ", -1))));
        }
    }

    /** A stable code with its values; null: it goes on everywhere. */
    @Nullable
    String problem() {
        Track better = backward.breaks < forward.breaks ? backward : forward;
        if (better.breaks > 0) {
            return "balance-breaks " + better.breaks + " " + better.first;
        }
        Set<String> ours = Set.copyOf(List.of(
                yuan(in), plain(in), yuan(out), plain(out), yuan(in - out), plain(in - out), Integer.toString(lines)));
        boolean told = totals.stream().allMatch(figures -> figures.stream().anyMatch(ours::contains));
        return told ? null : "total-differs " + yuan(in) + " " + yuan(out);
    }

    private static String yuan(long fen) {
        return new Money(fen).yuan();
    }

    private static String plain(long fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }

    /** One direction of time. */
    private static final class Track {

        private final boolean later;
        private final Map<String, Step> byAccount = new HashMap<>();
        private @Nullable Step last;
        private int breaks;
        private long first;

        private record Step(long balance, long flow) {}

        Track(boolean later) {
            this.later = later;
        }

        void follow(StatementLine line) {
            Money balance = line.balance();
            if (balance == null) {
                last = null;
                byAccount.remove(line.account());
                return;
            }
            Step now = new Step(balance.fen(), line.flow());
            Step before = last;
            Step ofAccount = byAccount.put(line.account(), now);
            last = now;
            boolean begins = before == null || ofAccount == null;
            if (!goesOn(before, now) && !goesOn(ofAccount, now) && !begins && breaks++ == 0) {
                first = line.line();
            }
        }

        private boolean goesOn(@Nullable Step before, Step now) {
            if (before == null) {
                return false;
            }
            return later
                    ? before.balance() + now.flow() == now.balance()
                    : before.balance() - before.flow() == now.balance();
        }
    }
}
