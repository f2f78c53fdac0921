package io.duebell.reading.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.duebell.reading.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the classifier from the sayings: one logistic regression an intent (LIBLINEAR), so that a text may have several. The
 * build runs it and lays the weights beside the data; the same sayings give the same weights.
 */
public final class Training {

    static final String FILE = "weights.bin.gz";

    /** How far the weights may follow single sayings; of 0.1, 0.3, 1 and 3 the best in cross-validation. */
    private static final double FREEDOM = 1;

    private static final double EPSILON = 0.05;
    /** A long run that stands in one saying alone says nothing of others. */
    private static final int SHORT = 2;

    /** One such part of the sayings is held out to learn how certain the classifier may be. */
    private static final int PARTS = 4;

    private static final float TOO_SMALL = 0.003f;
    private static final String ALWAYS = "always";

    private Training() {}

    /** A text in marked form with what it means. */
    record Example(List<String> features, Set<Intent> intents) {}

    /** A saying with the texts made of it. */
    record Taught(Sayings.Saying saying, List<Example> examples) {}

    /** {@code Training DIRECTORY}: the root of the compiled classes. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "io", "duebell", "reading");
        ReadingRules rules = new ReadingRules();
        List<Taught> taught = taught(rules);
        Files.createDirectories(folder);
        train(taught).write(Files.newOutputStream(folder.resolve(FILE)));
        Certainty.learn(HeldOut.parts(rules, taught, 1, PARTS).stream()
                        .map(HeldOut::outcome)
                        .toList())
                .write(folder);
    }

    static List<Taught> taught(ReadingRules rules) {
        return rules.sayings().all().parallelStream()
                .map(saying -> new Taught(saying, examples(rules, saying)))
                .toList();
    }

    private static List<Example> examples(ReadingRules rules, Sayings.Saying saying) {
        return rules.sayings().filled(saying).stream()
                .map(text -> new Example(rules.features().of(rules.mark(text).text()), saying.intents()))
                .toList();
    }

    static Weights train(List<Taught> taught) {
        Map<String, Integer> numbers = numbers(taught);
        List<Example> examples =
                taught.stream().flatMap(one -> one.examples().stream()).toList();
        Feature[][] rows = examples.stream()
                .map(example -> row(example.features(), numbers))
                .toArray(Feature[][]::new);
        double[][] learnt = Arrays.stream(Intent.values())
                .parallel()
                .map(intent -> learn(rows, examples, intent, numbers.size()))
                .toArray(double[][]::new);
        Map<String, float[]> weights = new HashMap<>();
        numbers.forEach((feature, number) -> {
            float[] of = new float[learnt.length];
            for (Intent intent : Intent.values()) {
                of[Likely.column(intent)] = (float) learnt[Likely.column(intent)][number - 1];
            }
            weights.put(feature, of);
        });
        weights.values().removeIf(Training::small);
        return new Weights(weights);
    }

    private static double[] learn(Feature[][] rows, List<Example> examples, Intent intent, int features) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = features;
        problem.x = rows;
        problem.y = examples.stream()
                .mapToDouble(example -> example.intents().contains(intent) ? 1 : 0)
                .toArray();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, FREEDOM, EPSILON));
        boolean firstIsYes = model.getLabels()[0] == 1;
        return Arrays.stream(model.getFeatureWeights())
                .map(weight -> firstIsYes ? weight : -weight)
                .toArray();
    }

    private static Map<String, Integer> numbers(List<Taught> taught) {
        Map<String, Integer> sayings = new LinkedHashMap<>();
        for (Taught one : taught) {
            one.examples().stream()
                    .flatMap(example -> example.features().stream())
                    .distinct()
                    .forEach(feature -> sayings.merge(feature, 1, Integer::sum));
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put(ALWAYS, 1);
        sayings.forEach((feature, times) -> {
            if (times > 1 || feature.length() <= SHORT) {
                numbers.put(feature, numbers.size() + 1);
            }
        });
        return numbers;
    }

    /** The features with a constant one. */
    static List<String> withConstant(List<String> features) {
        List<String> all = new ArrayList<>(features);
        all.add(ALWAYS);
        return all;
    }

    private static Feature[] row(List<String> features, Map<String, Integer> numbers) {
        return withConstant(features).stream()
                .map(numbers::get)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .map(number -> new FeatureNode(number, 1))
                .toArray(Feature[]::new);
    }

    private static boolean small(float[] weights) {
        for (float weight : weights) {
            if (Math.abs(weight) > TOO_SMALL) {
                return false;
            }
        }
        return true;
    }
}
