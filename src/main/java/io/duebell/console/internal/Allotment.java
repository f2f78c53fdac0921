package io.duebell.console.internal;

import io.duebell.remittance.ReviewDesk.Owed;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** How the whole of a remittance would go to one borrower, as the page offers it: one look, one key. */
public final class Allotment {

    private Allotment() {}

    /** Empty where a person must say which loan it is for. */
    public static List<Proposed> of(Money amount, List<Owed> open) {
        List<Owed> meant = open.stream().filter(Owed::fits).toList();
        if (meant.isEmpty() && open.size() == 1) {
            meant = open;
        }
        List<Proposed> shares = new ArrayList<>();
        long left = amount.fen();
        for (int i = 0; i < meant.size() && left > 0; i++) {
            Owed owed = meant.get(i);
            boolean last = i == meant.size() - 1;
            long due = Math.max(
                    0,
                    owed.principal().plus(owed.interest()).plus(owed.penalty()).fen()
                            - owed.coming().fen());
            long share = last ? left : Math.min(left, due);
            if (share > 0) {
                shares.add(new Proposed(owed.loanNo(), new Money(share)));
                left -= share;
            }
        }
        return List.copyOf(shares);
    }
}
