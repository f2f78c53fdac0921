package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the intents of a marked text: the classifier weighs it, whole and in its parts, and cues watch for the grave ones. */
final class Judge {

    /** An intent is there from here on. */
    private static final double THERE = 0.5;
    /** In a part of a text standing alone, an intent must be clearer. */
    private static final double THERE_IN_A_PART = 0.9;
    /** A grave intent that was not found weighs so much more where its words stand in the text. */
    private static final double WITH_ITS_WORDS = 2.5;

    /** What is less likely is no reason for anything. */
    private static final double WORTH_TELLING = 0.02;
    /** Of the sayings every fifth is of no other intent, of what borrowers write every twentieth. */
    private static final double SHARE_OF_OTHER = 0.4;

    private static final Pattern PARTS = Pattern.compile("[ ,?？]+");

    private final ReadingRules rules;
    private final Weights weights;

    Judge(ReadingRules rules, Weights weights) {
        this.rules = rules;
        this.weights = weights;
    }

    Judged judge(String marked) {
        List<String> features = rules.features().of(marked);
        Likely likely = weights.probabilities(Training.withConstant(features));
        Set<Intent> cued = rules.cues().intents(marked);
        List<String> reasons = new ArrayList<>();
        Set<Intent> intents = intents(marked, likely, reasons);
        return new Judged(
                intents,
                traits(marked, features, likely, intents, cued),
                intents.stream().mapToDouble(likely::of).min().orElse(0),
                graveDoubt(intents, likely, cued, reasons),
                reasons);
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
            if (probability > likely.of(likeliest) * (likeliest == Intent.OTHER ? SHARE_OF_OTHER : 1)) {
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
            Likely likely =
                    weights.probabilities(Training.withConstant(rules.features().of(part)));
            for (Intent intent : rules.cues().intents(part)) {
                if (likely.of(intent) >= THERE_IN_A_PART && intents.add(intent)) {
                    reasons.add("part-" + reason(intent, likely.of(intent)));
                }
            }
        }
    }

    private List<Double> traits(
            String marked, List<String> features, Likely likely, Set<Intent> intents, Set<Intent> cued) {
        double least = 1;
        double together = 0;
        for (Intent intent : Intent.values()) {
            double probability = intents.contains(intent) ? likely.of(intent) : 1 - likely.of(intent);
            least = Math.min(least, probability);
            together += Math.log(probability);
        }
        Set<Intent> uncued = EnumSet.copyOf(intents);
        uncued.removeAll(cued);
        Set<Intent> cuedOnly = EnumSet.noneOf(Intent.class);
        cuedOnly.addAll(cued);
        cuedOnly.removeAll(intents);
        return Certainty.traits(
                least,
                together,
                intents.size(),
                uncued.size(),
                cuedOnly.size(),
                weights.unmet(features),
                marked.length());
    }

    private static double graveDoubt(Set<Intent> intents, Likely likely, Set<Intent> cued, List<String> reasons) {
        double doubt = 0;
        for (Intent intent : Intent.values()) {
            double own = likely.of(intent) * (cued.contains(intent) ? WITH_ITS_WORDS : 1);
            if (intent.grave() && !intents.contains(intent) && own > Math.max(doubt, WORTH_TELLING)) {
                reasons.add("doubt-" + reason(intent, likely.of(intent)));
                doubt = own;
            }
        }
        return Math.min(1, doubt);
    }

    private static String reason(Intent intent, double probability) {
        return String.format(Locale.ROOT, "%s %.2f", intent, probability);
    }
}
