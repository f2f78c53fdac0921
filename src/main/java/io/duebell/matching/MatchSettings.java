package io.duebell.matching;

/**
 * How sure a credit must be, in bits of evidence ({@code duebell.matching.*}).
 *
 * @param floor evidence beyond what tells one borrower from all others in the book
 * @param margin ahead of the next borrower
 * @param shown candidates handed to a person at most
 */
public record MatchSettings(double floor, double margin, int shown) {

    public static final MatchSettings DEFAULT = new MatchSettings(1.5, 4, 10);

    public MatchSettings {
        if (!(floor >= 0) || !(margin > 0)) {
            throw new IllegalArgumentException("floor is at least 0 and margin more than 0");
        }
        if (shown < 1) {
            throw new IllegalArgumentException("a person is shown one candidate at least");
        }
    }
}
