package io.duebell.matching;

import io.duebell.shared.Money;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one run over statements learns, kept as long as the run; not safe for several threads. */
public final class LearntInMemory implements Learnt {

    private final Map<String, Map<String, Set<Money>>> paid = new HashMap<>();

    /** After a credit of a clear payment. */
    public void paid(String payerAccount, String borrowerNo, Money amount) {
        paid.computeIfAbsent(payerAccount, account -> new LinkedHashMap<>())
                .computeIfAbsent(borrowerNo, borrower -> new LinkedHashSet<>())
                .add(amount);
    }

    /** After a credit was taken back. */
    public void forget(String payerAccount, String borrowerNo, Money amount) {
        Map<String, Set<Money>> borrowers = paid.getOrDefault(payerAccount, Map.of());
        Set<Money> amounts = borrowers.get(borrowerNo);
        if (amounts != null && amounts.remove(amount) && amounts.isEmpty()) {
            borrowers.remove(borrowerNo);
        }
    }

    @Override
    public Map<String, Set<Money>> paidFrom(String payerAccount) {
        return paid.getOrDefault(payerAccount, Map.of());
    }

    @Override
    public Set<String> knownAs(String name) {
        return Set.of();
    }
}
