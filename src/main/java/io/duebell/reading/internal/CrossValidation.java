package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How well sayings are read that were not learnt from, and how certain of it one may be, learnt from yet others. */
public final class CrossValidation {

    private static final int PARTS = 10;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private CrossValidation() {}

    public static void print(PrintWriter out) {
        ReadingRules rules = new ReadingRules();
        List<HeldOut> all = HeldOut.all(rules, Training.taught(rules), PARTS);
        Flags flags = new Flags();
        Scores scores = new Scores();
        int cuesRight = 0;
        for (int part = 0; part < PARTS; part++) {
            int own = part;
            Certainty certainty = Certainty.learn(all.stream()
                    .filter(held -> held.part() != own)
                    .map(HeldOut::outcome)
                    .toList());
            for (HeldOut held : all.stream().filter(it -> it.part() == own).toList()) {
                Set<Intent> meant = held.saying().intents();
                scores.add(
                        held.text(), meant, TrainedReader.reading(held.marked(), held.judged(), certainty, flags, DAY));
                Set<Intent> cued = EnumSet.noneOf(Intent.class);
                cued.addAll(rules.cues().intents(held.marked().text()));
                cuesRight += cued.equals(meant) ? 1 : 0;
            }
        }
        out.printf("%d sayings, ten parts%n", all.size());
        out.printf("by cues alone, without the classifier: right %s%n%n", Scores.share(cuesRight, all.size()));
        scores.print(out);
    }
}
