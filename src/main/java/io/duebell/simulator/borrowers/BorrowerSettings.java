package io.duebell.simulator.borrowers;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lively the simulated borrowers are.
 *
 * @param share of the texts that nobody had asked for, how many are answered, 0 to 1; 0 silences all borrowers
 * @param soonest least time from text to answer; answers thin out from here
 * @param latest greatest time from text to answer
 * @param texts most texts a borrower writes in one conversation
 * @param kept of what borrowers say they pay, how much they do pay, 0 to 1
 * @param seed borrowers of another seed are other people
 */
public record BorrowerSettings(
        @DefaultValue("0.06") double share,
        @DefaultValue("30s") Duration soonest,
        @DefaultValue("6h") Duration latest,
        @DefaultValue("3") int texts,
        @DefaultValue("0.8") double kept,
        @DefaultValue("1") long seed) {

    /** Of a newcomer's demo; the same as the default values above. */
    public static final BorrowerSettings DEMO =
            new BorrowerSettings(0.06, Duration.ofSeconds(30), Duration.ofHours(6), 3, 0.8, 1);

    public BorrowerSettings {
        requireShare("share", share);
        requireShare("kept", kept);
        if (soonest.toMillis() < 1 || latest.compareTo(soonest) < 0) {
            throw new IllegalArgumentException("soonest and latest should be 1ms or more, latest not below soonest");
        }
        if (texts < 1) {
            throw new IllegalArgumentException("texts should be 1 or more; a share of 0 silences borrowers");
        }
    }

    public BorrowerSettings withShare(double other) {
        return new BorrowerSettings(other, soonest, latest, texts, kept, seed);
    }

    public BorrowerSettings withDelay(Duration least, Duration most) {
        return new BorrowerSettings(share, least, most, texts, kept, seed);
    }

    private static void requireShare(String name, double share) {
        // written so that NaN is refused too
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " should be a number from 0 to 1, not " + share);
        }
    }
}
