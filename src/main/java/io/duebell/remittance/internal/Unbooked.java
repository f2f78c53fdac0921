package io.duebell.remittance.internal;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands credited to a loan and is not in the loan book yet, in fen. */
record Unbooked(String loanNo, long principal, long interest, long penalty) {

    static Unbooked of(String loanNo, Map<String, Unbooked> unbooked) {
        return unbooked.getOrDefault(loanNo, new Unbooked(loanNo, 0, 0, 0));
    }

    static Map<String, Unbooked> byLoan(Collection<Unbooked> found) {
        return found.stream().collect(Collectors.toMap(Unbooked::loanNo, Function.identity()));
    }

    long total() {
        return principal + interest + penalty;
    }
}
