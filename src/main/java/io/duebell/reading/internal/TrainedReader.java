package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import io.duebell.reading.Reader;
import io.duebell.reading.Reading;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text with rules and a classifier together: rules make it plain and take its figures out, the classifier weighs what
 * is left, and the cues of the grave intents are watched, so that none of them is taken for something lighter and acted on.
 */
public final class TrainedReader implements Reader {

    /** Below this a person reads it. */
    private static final double SURE = 0.6;
    /** An intent less likely than this is a guess, however unlikely the others are. */
    private static final double NO_GUESS = 0.4;
    /** From here on a grave intent that was not found takes the text to a person. */
    private static final double GRAVE_DOUBT = 0.1;

    private static final Set<Intent> WITH_AMOUNT =
            EnumSet.of(Intent.PROMISE, Intent.PAID_CLAIM, Intent.DISPUTE, Intent.HARDSHIP);

    private final ReadingRules rules;
    private final Judge judge;
    private final Certainty certainty;
    private final Flags flags = new Flags();

    TrainedReader(ReadingRules rules, Weights weights, Certainty certainty) {
        this.rules = rules;
        this.judge = new Judge(rules, weights);
        this.certainty = certainty;
    }

    /** With what the build learnt. */
    public static TrainedReader shipped() {
        return new TrainedReader(new ReadingRules(), Weights.read(Resources.open(Training.FILE)), Certainty.shipped());
    }

    @Override
    public Reading read(String text, LocalDate today) {
        Marked marked = rules.mark(text);
        return reading(marked, judge.judge(marked.text()), certainty, flags, today);
    }

    static Reading reading(Marked marked, Judged judged, Certainty certainty, Flags flags, LocalDate today) {
        Set<Intent> intents = judged.intents();
        double sure = certainty.of(judged.traits());
        return new Reading(
                List.copyOf(intents),
                ToldDay.of(marked, intents, today),
                amount(marked, intents),
                marked.tails(),
                marked.phones(),
                flags.of(marked.text(), intents),
                sure,
                sure >= SURE && clear(judged) ? Handling.ACT : Handling.PERSON,
                judged.reasons());
    }

    /** Nothing is acted on by a guess, past a grave doubt, or where a person is to read in any case. */
    private static boolean clear(Judged judged) {
        return judged.weakest() >= NO_GUESS
                && judged.graveDoubt() < GRAVE_DOUBT
                && !judged.intents().contains(Intent.OTHER)
                && !judged.intents().equals(EnumSet.of(Intent.ABUSE));
    }

    private static @Nullable Money amount(Marked marked, Set<Intent> intents) {
        return intents.stream().anyMatch(WITH_AMOUNT::contains)
                        && !marked.amounts().isEmpty()
                ? marked.amounts().get(0)
                : null;
    }
}
