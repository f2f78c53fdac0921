package io.duebell.reading.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a judgement of such traits is right. The probabilities of a classifier are too sure of themselves on texts it never
 * met; this is learnt from sayings that were held out while it was trained (Platt's way, with more traits than the margin).
 */
final class Certainty {

    static final String FILE = "certainty.txt";
    private static final double BOUND = 6;

    private final double[] weights;

    private Certainty(double[] weights) {
        this.weights = weights.clone();
    }

    /** A judgement of a text that was held out, and whether it was right. */
    record Outcome(List<Double> traits, boolean right) {}

    /**
     * @param least the smallest probability of what was found, or of the absence of what was not
     * @param together log of the probability of all of them together
     * @param uncued intents found without a cue of theirs
     * @param cuedOnly intents not found that have a cue in the text
     * @param unmet share of the text that was never met, 0 to 1
     */
    static List<Double> traits(
            double least, double together, int intents, int uncued, int cuedOnly, double unmet, int length) {
        return List.of(
                1.0,
                clipped(Math.log(least / (1 - least))),
                clipped(together),
                intents - 1.0,
                (double) uncued,
                Math.min(3.0, cuedOnly),
                unmet,
                Math.log(length + 1.0));
    }

    private static double clipped(double value) {
        return Double.isNaN(value) ? 0 : Math.max(-BOUND, Math.min(BOUND, value));
    }

    static Certainty learn(List<Outcome> outcomes) {
        Problem problem = new Problem();
        problem.l = outcomes.size();
        problem.n = outcomes.get(0).traits().size();
        problem.x = outcomes.stream().map(outcome -> row(outcome.traits())).toArray(Feature[][]::new);
        problem.y = outcomes.stream()
                .mapToDouble(outcome -> outcome.right() ? 1 : 0)
                .toArray();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 10, 0.001));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        return new Certainty(Arrays.stream(model.getFeatureWeights())
                .map(weight -> sign * weight)
                .toArray());
    }

    private static Feature[] row(List<Double> traits) {
        Feature[] row = new Feature[traits.size()];
        for (int i = 0; i < traits.size(); i++) {
            row[i] = new FeatureNode(i + 1, traits.get(i));
        }
        return row;
    }

    /** 0 to 1. */
    double of(List<Double> traits) {
        double odds = 0;
        for (int i = 0; i < traits.size(); i++) {
            odds += weights[i] * traits.get(i);
        }
        return 1 / (1 + Math.exp(-odds));
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                Arrays.stream(weights).mapToObj(Double::toString).collect(Collectors.joining("\n")));
    }

    static Certainty shipped() {
        return new Certainty(
                Resources.lines(FILE).stream().mapToDouble(Double::parseDouble).toArray());
    }
}
