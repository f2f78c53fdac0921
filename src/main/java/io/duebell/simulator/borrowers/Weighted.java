package io.duebell.simulator.borrowers;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Draws by weight. */
final class Weighted {

    private Weighted() {}

    /** One of them; throws IllegalArgumentException when none has a weight. */
    static <T> T draw(List<T> from, ToIntFunction<T> weight, SplittableRandom random) {
        int left = random.nextInt(from.stream().mapToInt(weight).sum());
        for (T each : from) {
            left -= weight.applyAsInt(each);
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }
}
