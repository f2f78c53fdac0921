package io.duebell.reading.internal;

import io.duebell.reading.DateMeaning;
import io.duebell.reading.Intent;
import io.duebell.reading.Reader;
import io.duebell.reading.Reading;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text with rules and a classifier together: rules make it plain and take its figures out, the classifier weighs what
 * is left, and the cues of the grave intents are watched, so that none of them is taken for something lighter and acted on.
 */
public final class TrainedReader implements Reader {

    /** An intent is there from here on. */
    private static final double THERE = 0.5;
    /** Below this a person reads it. */
    private static final double SURE = 0.7;
    /** A grave intent this likely, and not read as such, takes the text to a person. */
    private static final double GRAVE_DOUBT = 0.25;
    /** The same where one of its cues stands in the text. */
    private static final double GRAVE_DOUBT_WITH_CUE = 0.1;
    /** In a part of a text standing alone, an intent must be clearer. */
    private static final double THERE_IN_A_PART = 0.9;

    private static final Set<Intent> WITH_DAY =
            EnumSet.of(Intent.PROMISE, Intent.PAID_CLAIM, Intent.DECEASED, Intent.HARDSHIP);
    private static final Set<Intent> WITH_AMOUNT =
            EnumSet.of(Intent.PROMISE, Intent.PAID_CLAIM, Intent.DISPUTE, Intent.HARDSHIP);
    private static final Pattern PARTS = Pattern.compile("[ ,?？]+");
    private static final Pattern PAYING = Pattern.compile("[ⒻⒹ](?=.{0,4}[还汇转存打交付结])");

    private final ReadingRules rules;
    private final Weights weights;
    private final Flags flags = new Flags();

    TrainedReader(ReadingRules rules, Weights weights) {
        this.rules = rules;
        this.weights = weights;
    }

    /** With the weights that the build trained. */
    public static TrainedReader shipped() {
        return new TrainedReader(new ReadingRules(), Weights.read(Resources.open(Training.FILE)));
    }

    @Override
    public Reading read(String text, LocalDate today) {
        Marked marked = rules.mark(text);
        List<String> reasons = new ArrayList<>();
        Likely likely = likely(marked.text());
        Set<Intent> intents = intents(marked.text(), likely, reasons);
        double confidence = confidence(intents, likely);
        boolean doubt = graveDoubt(marked.text(), intents, likely, reasons);
        boolean person = doubt
                || confidence < SURE
                || intents.contains(Intent.OTHER)
                || intents.equals(EnumSet.of(Intent.ABUSE));
        return new Reading(
                List.copyOf(intents),
                day(marked, intents, today),
                amount(marked, intents),
                marked.tails(),
                marked.phones(),
                flags.of(marked.text(), intents),
                confidence,
                person ? Handling.PERSON : Handling.ACT,
                reasons);
    }

    private Likely likely(String marked) {
        return weights.probabilities(Training.withConstant(rules.features().of(marked)));
    }

    private Set<Intent> intents(String marked, Likely likely, List<String> reasons) {
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        Intent likeliest = Intent.OTHER;
        for (Intent intent : Intent.values()) {
            double probability = likely.of(intent);
            if (probability >= THERE) {
                intents.add(intent);
                reasons.add(reason(intent, probability));
            }
            if (probability > likely.of(likeliest)) {
                likeliest = intent;
            }
        }
        if (intents.isEmpty()) {
            intents.add(likeliest);
            reasons.add(reason(likeliest, likely.of(likeliest)));
        }
        inParts(marked, intents, reasons);
        if (intents.contains(Intent.DISPUTE)) {
            // "I paid twice, why do I still owe": the doubt is what is to be answered
            intents.remove(Intent.PAID_CLAIM);
        }
        for (Intent slight : List.of(Intent.OTHER, Intent.ACK)) {
            if (intents.size() > 1) {
                intents.remove(slight);
            }
        }
        return intents;
    }

    /** Several things in one message stand in parts of it. */
    private void inParts(String marked, Set<Intent> intents, List<String> reasons) {
        String[] parts = PARTS.split(marked);
        if (parts.length < 2) {
            return;
        }
        for (String part : parts) {
            if (part.length() < 2) {
                continue;
            }
            Likely likely = likely(part);
            Set<Intent> cued = rules.cues().intents(part);
            for (Intent intent : cued) {
                if (likely.of(intent) >= THERE_IN_A_PART && intents.add(intent)) {
                    reasons.add("part-" + reason(intent, likely.of(intent)));
                }
            }
        }
    }

    private static double confidence(Set<Intent> intents, Likely likely) {
        double confidence = 1;
        for (Intent intent : Intent.values()) {
            double probability = likely.of(intent);
            confidence = Math.min(confidence, intents.contains(intent) ? probability : 1 - probability);
        }
        return confidence;
    }

    private boolean graveDoubt(String marked, Set<Intent> intents, Likely likely, List<String> reasons) {
        Set<Intent> cued = rules.cues().intents(marked);
        boolean doubt = false;
        for (Intent intent : Intent.values()) {
            double bound = cued.contains(intent) ? GRAVE_DOUBT_WITH_CUE : GRAVE_DOUBT;
            if (intent.grave() && !intents.contains(intent) && likely.of(intent) >= bound) {
                reasons.add("doubt-" + reason(intent, likely.of(intent)));
                doubt = true;
            }
        }
        return doubt;
    }

    private static String reason(Intent intent, double probability) {
        return String.format(Locale.ROOT, "%s %.2f", intent, probability);
    }

    /** The day that goes with paying, else the first one. */
    private static @Nullable DateMeaning day(Marked marked, Set<Intent> intents, LocalDate today) {
        if (intents.stream().noneMatch(WITH_DAY::contains)) {
            return null;
        }
        boolean promise = intents.contains(Intent.PROMISE);
        boolean backward = !promise && (intents.contains(Intent.PAID_CLAIM) || intents.contains(Intent.DECEASED));
        Optional<DateMeaning> day = inOrder(marked, promise).stream()
                .filter(said -> promise
                        ? said.tense() != SaidDay.Tense.PAST
                        : !backward || said.tense() != SaidDay.Tense.FUTURE)
                .flatMap(said -> said.reckon(today, backward).stream())
                .min(Comparator.comparing(meaning -> meaning.form() == DateMeaning.Form.UNKNOWN));
        if (promise) {
            return day.orElse(DateMeaning.UNKNOWN);
        }
        if (backward) {
            return day.orElse(null);
        }
        return day.filter(meaning -> meaning.form() == DateMeaning.Form.UNKNOWN).orElse(null);
    }

    private static List<SaidDay> inOrder(Marked marked, boolean promise) {
        List<SaidDay> days = marked.days();
        Matcher paying = PAYING.matcher(marked.text());
        if (!promise || days.size() < 2 || !paying.find()) {
            return days;
        }
        int before = (int) marked.text()
                .substring(0, paying.start())
                .chars()
                .filter(sign -> "ⓅⒻⒹ".indexOf(sign) >= 0)
                .count();
        List<SaidDay> order = new ArrayList<>(days);
        order.add(0, order.remove(Math.min(before, days.size() - 1)));
        return order;
    }

    private static @Nullable Money amount(Marked marked, Set<Intent> intents) {
        return intents.stream().anyMatch(WITH_AMOUNT::contains)
                        && !marked.amounts().isEmpty()
                ? marked.amounts().get(0)
                : null;
    }
}
