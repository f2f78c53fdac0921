package io.duebell.remittance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands credited to a loan and is not in the loan book yet, in fen. */
record Unbooked(String loanNo, long principal, long interest, long penalty) {

    /** What was not seen booked for so long is booked untold, or never will be: the loan system's word counts alone. */
    private static final Duration COUNTS_FOR = Duration.ofDays(14);

    /** When the oldest credit that counts was made. */
    static Instant since(Instant now) {
        return now.minus(COUNTS_FOR);
    }

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
