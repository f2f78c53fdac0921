package io.duebell.matching.internal;

import io.duebell.matching.Candidate;
import io.duebell.matching.Evidence;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A borrower under consideration, with what speaks for and against them; each sign counts once. */
final class Suspect {

    private final Debtor debtor;
    private final Fit fit;
    private final Map<Sign, Evidence> evidence = new EnumMap<>(Sign.class);

    Suspect(Debtor debtor, Fit fit) {
        this.debtor = debtor;
        this.fit = fit;
    }

    void add(Sign sign, double weight, Passage passage) {
        evidence.merge(
                sign,
                new Evidence(sign, weight, passage),
                (one, other) -> one.weight() >= other.weight() ? one : other);
    }

    /** Where it has the sign. */
    void weighMore(Sign sign, double more) {
        evidence.computeIfPresent(sign, (key, has) -> new Evidence(sign, has.weight() + more, has.passage()));
    }

    boolean has(Sign sign) {
        return evidence.containsKey(sign);
    }

    boolean hasAny(Collection<Sign> signs) {
        return signs.stream().anyMatch(evidence::containsKey);
    }

    Debtor debtor() {
        return debtor;
    }

    Fit fit() {
        return fit;
    }

    double weight() {
        return evidence.values().stream().mapToDouble(Evidence::weight).sum();
    }

    Candidate candidate(List<String> loanNos) {
        List<Evidence> best = evidence.values().stream()
                .sorted((one, other) -> Double.compare(other.weight(), one.weight()))
                .toList();
        return new Candidate(debtor.no(), loanNos, weight(), best);
    }

    Candidate candidate() {
        return candidate(fit.loanNos());
    }
}
