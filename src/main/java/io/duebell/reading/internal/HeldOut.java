package io.duebell.reading.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A saying judged by what others taught: the sayings are cut into parts, each judged by a classifier that was trained on the
 * other parts; all fillings of one saying stay in one part.
 *
 * @param part the one it lay in
 */
record HeldOut(Sayings.Saying saying, int part, String text, Marked marked, Judged judged) {

    boolean right() {
        return saying.intents().equals(judged.intents());
    }

    Certainty.Outcome outcome() {
        return new Certainty.Outcome(judged.traits(), right());
    }

    /** Each saying once; the same cut each time. */
    static List<HeldOut> all(ReadingRules rules, List<Training.Taught> taught, int parts) {
        return parts(rules, taught, parts, parts);
    }

    /** The sayings of the first parts. */
    static List<HeldOut> parts(ReadingRules rules, List<Training.Taught> taught, int first, int parts) {
        List<Training.Taught> shuffled = new ArrayList<>(taught);
        Collections.shuffle(shuffled, new Random(7));
        return IntStream.range(0, first)
                .parallel()
                .mapToObj(part -> part(rules, shuffled, part, parts))
                .flatMap(List::stream)
                .toList();
    }

    private static List<HeldOut> part(ReadingRules rules, List<Training.Taught> taught, int part, int parts) {
        List<Training.Taught> others = new ArrayList<>();
        List<Training.Taught> held = new ArrayList<>();
        for (int i = 0; i < taught.size(); i++) {
            (i % parts == part ? held : others).add(taught.get(i));
        }
        Judge judge = new Judge(rules, Training.train(others));
        List<HeldOut> judged = new ArrayList<>();
        for (Training.Taught one : held) {
            String text = rules.sayings().filled(one.saying()).get(0);
            Marked marked = rules.mark(text);
            judged.add(new HeldOut(one.saying(), part, text, marked, judge.judge(marked.text())));
        }
        return judged;
    }
}
