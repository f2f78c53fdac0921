package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * How well sayings are read that were not learnt from: in ten parts, each read by what the other nine taught; all fillings of one
 * saying stay in one part.
 */
public final class CrossValidation {

    private static final int PARTS = 10;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private CrossValidation() {}

    public static void print(PrintWriter out) {
        ReadingRules rules = new ReadingRules();
        List<Sayings.Saying> sayings = new ArrayList<>(rules.sayings().all());
        Collections.shuffle(sayings, new Random(7));
        Scores scores = new Scores();
        int cuesRight = 0;
        for (int part = 0; part < PARTS; part++) {
            List<Training.Example> others = new ArrayList<>();
            List<Sayings.Saying> held = new ArrayList<>();
            for (int i = 0; i < sayings.size(); i++) {
                if (i % PARTS == part) {
                    held.add(sayings.get(i));
                } else {
                    others.addAll(Training.examples(rules, sayings.get(i)));
                }
            }
            TrainedReader reader = new TrainedReader(rules, Training.train(others));
            for (Sayings.Saying saying : held) {
                String text = rules.sayings().filled(saying).get(0);
                scores.add(text, saying.intents(), reader.read(text, DAY));
                Set<Intent> cued = EnumSet.noneOf(Intent.class);
                cued.addAll(rules.cues().intents(rules.mark(text).text()));
                cuesRight += cued.equals(saying.intents()) ? 1 : 0;
            }
        }
        out.printf("%d sayings, ten parts%n", sayings.size());
        out.printf("by cues alone, without the classifier: right %s%n%n", Scores.share(cuesRight, sayings.size()));
        scores.print(out);
    }
}
