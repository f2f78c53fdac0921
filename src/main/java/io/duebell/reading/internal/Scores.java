package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import io.duebell.reading.Reading;
import io.duebell.reading.Reading.Handling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts readings against what the texts mean, and prints it. A reading is right when its intents are the ones meant, all and only. */
public final class Scores {

    private static final int BINS = 10;

    private final Map<Intent, Tally> byIntent = new EnumMap<>(Intent.class);
    /** How often an intent was read where it was meant, and how often at all. */
    private final Map<Intent, Integer> hits = new EnumMap<>(Intent.class);

    private final Map<Intent, Integer> read = new EnumMap<>(Intent.class);
    private final Map<String, Integer> confused = new TreeMap<>();
    private final Tally[] byConfidence = new Tally[BINS];
    private final Tally all = new Tally();
    private final List<String> lighter = new ArrayList<>();
    private int partly;

    private static final class Tally {
        private int texts;
        private int right;
        private int acted;
        private int actedRight;
        private double confidence;

        void add(boolean isRight, boolean isActed) {
            texts++;
            right += isRight ? 1 : 0;
            acted += isActed ? 1 : 0;
            actedRight += isRight && isActed ? 1 : 0;
        }
    }

    public Scores() {
        for (int i = 0; i < BINS; i++) {
            byConfidence[i] = new Tally();
        }
    }

    /** @param name of the text, for the list of what is to be looked at; never a borrower's words but in an evaluation */
    public void add(String name, Set<Intent> meant, Reading reading) {
        boolean right = meant.equals(Set.copyOf(reading.intents()));
        boolean acted = reading.handling() == Handling.ACT;
        all.add(right, acted);
        meant.forEach(
                intent -> byIntent.computeIfAbsent(intent, it -> new Tally()).add(right, acted));
        meant.stream().filter(reading::has).forEach(intent -> hits.merge(intent, 1, Integer::sum));
        reading.intents().forEach(intent -> read.merge(intent, 1, Integer::sum));
        Tally bin = byConfidence[Math.min(BINS - 1, (int) (reading.confidence() * BINS))];
        bin.add(right, acted);
        bin.confidence += reading.confidence();
        if (!right) {
            confused.merge(labels(meant) + " read as " + labels(Set.copyOf(reading.intents())), 1, Integer::sum);
            partly += reading.intents().stream().anyMatch(meant::contains) ? 1 : 0;
        }
        boolean missed = meant.stream().anyMatch(intent -> intent.grave() && !reading.has(intent));
        if (missed && acted) {
            lighter.add(name + "\t" + labels(meant) + " read as " + labels(Set.copyOf(reading.intents())));
        }
    }

    public void print(PrintWriter out) {
        out.printf(
                "texts %d, right %s, acted on without a person %s, of those right %s%n",
                all.texts, share(all.right, all.texts), share(all.acted, all.texts), share(all.actedRight, all.acted));
        out.printf("not right but sharing an intent: %d%n", partly);
        out.printf(
                "%n%-16s %6s %8s %8s %9s %8s %12s%n",
                "intent", "texts", "right", "found", "precise", "acted", "acted right");
        byIntent.forEach((intent, tally) -> out.printf(
                "%-16s %6d %8s %8s %9s %8s %12s%n",
                intent,
                tally.texts,
                share(tally.right, tally.texts),
                share(hits.getOrDefault(intent, 0), tally.texts),
                share(hits.getOrDefault(intent, 0), read.getOrDefault(intent, 0)),
                share(tally.acted, tally.texts),
                share(tally.actedRight, tally.acted)));
        out.printf("%nconfidence, its mean, and how often it was right%n");
        for (int i = 0; i < BINS; i++) {
            out.printf(
                    "%.1f to %.1f %6d %6.2f %8s%n",
                    i / 10.0,
                    (i + 1) / 10.0,
                    byConfidence[i].texts,
                    byConfidence[i].confidence / Math.max(1, byConfidence[i].texts),
                    share(byConfidence[i].right, byConfidence[i].texts));
        }
        out.printf("%nconfused%n");
        confused.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(pair -> out.printf("%4d %s%n", pair.getValue(), pair.getKey()));
        out.printf("%ngrave ones taken for something lighter and acted on: %d%n", lighter.size());
        lighter.forEach(out::println);
    }

    static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(java.util.Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String labels(Set<Intent> intents) {
        return intents.stream().sorted().map(Intent::name).collect(Collectors.joining("+"));
    }
}
