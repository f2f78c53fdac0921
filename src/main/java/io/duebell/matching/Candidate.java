package io.duebell.matching;

import java.util.List;

/**
 * A borrower whose money it may be.
 *
 * @param loanNos the loans that the amount would be for
 * @param weight the sum of the evidence, in bits
 */
public record Candidate(String borrowerNo, List<String> loanNos, double weight, List<Evidence> evidence) {

    public Candidate {
        loanNos = List.copyOf(loanNos);
        evidence = List.copyOf(evidence);
    }
}
