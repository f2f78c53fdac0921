package io.duebell.reading.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the classifier sees of a marked text: runs of characters, of syllables and of kinds of words, pairs of kinds that stand
 * apart, cues, and how long it is.
 */
final class Features {

    private static final Pattern PAUSE = Pattern.compile("[ ,.]+");
    private static final int LONGEST_RUN = 3;
    /** How far a pair of kinds may stand apart; a 不 far away denies something else. */
    private static final int WIDEST_PAIR = 7;

    private final Cues cues;
    private final Pinyin pinyin;
    private final WordKinds kinds = new WordKinds();

    Features(Cues cues, Pinyin pinyin) {
        this.cues = cues;
        this.pinyin = pinyin;
    }

    List<String> of(String marked) {
        Collection<String> features = new LinkedHashSet<>();
        cues.names(marked, features);
        String framed = "^" + PAUSE.matcher(marked).replaceAll(" ").strip() + "$";
        int[] characters = framed.codePoints().toArray();
        runs(characters, "", features);
        String replaced = kinds.replaced(framed);
        runs(replaced.codePoints().toArray(), "w:", features);
        pairs(replaced, features);
        syllables(characters, features);
        features.add("l:" + (Integer.SIZE - Integer.numberOfLeadingZeros(characters.length - 2)));
        return new ArrayList<>(features);
    }

    /** Whether a feature is a pair of characters as they stand, by which one sees how much of a text was ever met. */
    static boolean isPlainPair(String feature) {
        return feature.length() == 2 && feature.indexOf(':') < 0;
    }

    private static void runs(int[] characters, String prefix, Collection<String> features) {
        for (int from = 0; from < characters.length; from++) {
            for (int to = from + 1; to <= Math.min(characters.length, from + LONGEST_RUN); to++) {
                features.add(prefix + new String(characters, from, to - from));
            }
        }
    }

    private void pairs(String replaced, Collection<String> features) {
        for (int first = 0; first < replaced.length(); first++) {
            if (!kinds.isKind(replaced.charAt(first))) {
                continue;
            }
            for (int second = first + 2; second <= Math.min(replaced.length() - 1, first + WIDEST_PAIR); second++) {
                if (kinds.isKind(replaced.charAt(second))) {
                    features.add("s:" + replaced.charAt(first) + replaced.charAt(second));
                }
            }
        }
    }

    private void syllables(int[] characters, Collection<String> features) {
        String before = "";
        String second = "";
        for (int character : characters) {
            String syllable = pinyin.syllable(character);
            features.add("p:" + second + "'" + syllable);
            features.add("p:" + before + "'" + second + "'" + syllable);
            before = second;
            second = syllable;
        }
    }
}
