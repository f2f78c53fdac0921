package io.duebell.matching.internal;

import io.duebell.matching.Sign;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What signs weigh, {@code weights.yaml}, in a book of a given size. */
final class Weights {

    private final Map<Sign, Weight> weights = new EnumMap<>(Sign.class);
    private final double book;

    private final double nextTen;
    private final double nextHundred;

    /** In fen. */
    private static final long NEAR = 1_000;

    private static final long FAR = 5_000;
    private static final double FIGURE = Math.log(10) / Math.log(2);

    /** @param counted whether it weighs by how rare it is */
    private record Weight(boolean counted, double bits, double least, double most, double round) {}

    Weights(int borrowers) {
        book = bits(Math.max(2, borrowers));
        Map<String, Object> written = Words.yaml("weights.yaml");
        Map<?, ?> rounding = (Map<?, ?>) Objects.requireNonNull(written.get("rounding"));
        nextTen = number(rounding, "next-ten", 0);
        nextHundred = number(rounding, "next-hundred", 0);
        for (Sign sign : Sign.values()) {
            Map<?, ?> weight = (Map<?, ?>) Objects.requireNonNull(written.get(sign.code()), sign.code());
            boolean counted = Boolean.TRUE.equals(weight.get("counted"));
            boolean fixed = weight.containsKey("bits");
            weights.put(
                    sign,
                    new Weight(
                            counted,
                            number(weight, fixed ? "bits" : "plus", 0),
                            number(weight, "least", Double.NEGATIVE_INFINITY),
                            number(weight, "most", Double.POSITIVE_INFINITY),
                            number(weight, "round", Double.POSITIVE_INFINITY)));
        }
    }

    private static double number(Map<?, ?> weight, String key, double otherwise) {
        return weight.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** What it takes to tell one borrower from all others. */
    double book() {
        return book;
    }

    /** @param bearers how many in the book the sign speaks for */
    double of(Sign sign, int bearers) {
        Weight weight = Objects.requireNonNull(weights.get(sign));
        double bits = weight.counted() ? book - bits(Math.max(1, bearers)) + weight.bits() : weight.bits();
        return Math.max(weight.least(), Math.min(weight.most(), bits));
    }

    /** @param written figures */
    double ofFigures(Sign sign, int written, int bearers) {
        Weight weight = Objects.requireNonNull(weights.get(sign));
        double bits = written * FIGURE - bits(Math.max(1, bearers)) + weight.bits();
        return Math.max(weight.least(), Math.min(weight.most(), bits));
    }

    /** @param round whether the sum is one that people round up to */
    double ofAmount(Sign sign, int bearers, boolean round) {
        double bits = of(sign, bearers);
        return round ? Math.min(Objects.requireNonNull(weights.get(sign)).round(), bits) : bits;
    }

    /** How a sum lies above the figure it rounds up: most people go to the next ten, few to the next hundred. */
    double ofRounding(long above) {
        return above < NEAR ? nextTen : above < FAR ? 0 : nextHundred;
    }

    private static double bits(int count) {
        return Math.log(count) / Math.log(2);
    }
}
