package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Arm;
import java.util.Optional;

/**
 * How many more of one arm paid than of the other, in percent of the arm: the 95 % interval of Newcombe's method 10 (Statistics in
 * Medicine 17, 1998), made from two Wilson intervals; it holds for small arms and for shares near 0 and 1.
 */
record Difference(double low, double high) {

    private static final double Z = 1.959964;
    private static final double PERCENT = 100;

    /** Empty while an arm has nobody. */
    static Optional<Difference> of(Arm one, Arm other) {
        if (one.borrowers() == 0 || other.borrowers() == 0) {
            return Optional.empty();
        }
        Wilson a = Wilson.of(one.payers(), one.borrowers());
        Wilson b = Wilson.of(other.payers(), other.borrowers());
        double difference = a.share() - b.share();
        double low = difference - Math.hypot(a.share() - a.low(), b.high() - b.share());
        double high = difference + Math.hypot(a.high() - a.share(), b.share() - b.low());
        return Optional.of(new Difference(low * PERCENT, high * PERCENT));
    }

    /** A share with its 95 % interval (Wilson 1927). */
    private record Wilson(double share, double low, double high) {

        static Wilson of(int some, int all) {
            double share = (double) some / all;
            double middle = share + Z * Z / (2 * all);
            double spread = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
            double scale = 1 + Z * Z / all;
            return new Wilson(share, (middle - spread) / scale, (middle + spread) / scale);
        }
    }
}
