package io.duebell.reading.internal;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Syllables without tones: of a character, and back from Latin letters ({@code mingtian huan}) to the characters that are
 * likeliest by what borrowers say.
 */
final class Pinyin {

    private static final int LONGEST_WORD = 5;
    private static final int LONGEST_SPELT = 30;
    private static final int LONGEST_TEXT = 80;
    /** Each further word must earn its place; so long words that were seen beat characters in a row. */
    private static final double COST_OF_A_WORD = 6;

    private static final Pattern LETTERS = Pattern.compile("[a-z ,.?']+");
    /** Where a character has several readings, the one borrowers mean. */
    private static final Map<Integer, String> MEANT = Map.ofEntries(
            reading("还", "huan"),
            reading("了", "le"),
            reading("得", "de"),
            reading("都", "dou"),
            reading("没", "mei"),
            reading("谁", "shei"),
            reading("什", "shen"),
            reading("么", "me"),
            reading("行", "xing"),
            reading("率", "lv"),
            reading("给", "gei"),
            reading("卡", "ka"),
            reading("会", "hui"),
            reading("系", "xi"),
            reading("地", "di"),
            reading("着", "zhe"),
            reading("差", "cha"),
            reading("重", "chong"));

    private final Transliterator latin =
            Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
    private final Map<Integer, String> syllables = new ConcurrentHashMap<>(MEANT);
    private final Map<String, Word> words = new HashMap<>();
    private final double all;

    private record Word(String characters, int seen) {}

    /** @param sayings what borrowers say, in plain spelling */
    Pinyin(Collection<String> sayings) {
        Map<String, Integer> seen = new HashMap<>();
        for (String saying : sayings) {
            for (String run : saying.split("[^\\u4e00-\\u9fff]+")) {
                for (int from = 0; from < run.length(); from++) {
                    for (int to = from + 1; to <= Math.min(run.length(), from + LONGEST_WORD); to++) {
                        seen.merge(run.substring(from, to), 1, Integer::sum);
                    }
                }
            }
        }
        seen.forEach((characters, times) -> words.merge(
                spelt(characters),
                new Word(characters, times),
                (one, other) -> one.seen() >= other.seen() ? one : other));
        all = seen.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The syllable of a character; other signs stand for themselves. */
    String syllable(int character) {
        if (character < 0x4E00 || character > 0x9FFF) {
            return Character.toString(character);
        }
        return syllables.computeIfAbsent(
                character,
                it -> latin.transliterate(Character.toString(it)).strip().toLowerCase(Locale.ROOT));
    }

    private String spelt(String characters) {
        StringBuilder spelt = new StringBuilder();
        characters.codePoints().forEach(character -> spelt.append(syllable(character)));
        return spelt.toString();
    }

    /** Empty where the text is not Latin letters alone, or no sequence of syllables that borrowers use. */
    Optional<String> characters(String text) {
        if (text.length() < 4
                || text.length() > LONGEST_TEXT
                || !LETTERS.matcher(text).matches()) {
            return Optional.empty();
        }
        String letters = text.replaceAll("[^a-z]", "");
        double[] best = new double[letters.length() + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        @Nullable Word[] last = new @Nullable Word[letters.length() + 1];
        int[] from = new int[letters.length() + 1];
        best[0] = 0;
        for (int at = 0; at < letters.length(); at++) {
            if (best[at] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            for (int to = at + 1; to <= Math.min(letters.length(), at + LONGEST_SPELT); to++) {
                Word word = words.get(letters.substring(at, to));
                if (word != null) {
                    double score = best[at] + Math.log(word.seen() / all) - COST_OF_A_WORD;
                    if (score > best[to]) {
                        best[to] = score;
                        last[to] = word;
                        from[to] = at;
                    }
                }
            }
        }
        StringBuilder found = new StringBuilder();
        for (int at = letters.length(); at > 0; at = from[at]) {
            Word word = last[at];
            if (word == null) {
                return Optional.empty();
            }
            found.insert(0, word.characters());
        }
        return Optional.of(found.toString()).filter(it -> !it.isEmpty());
    }

    private static Map.Entry<Integer, String> reading(String character, String syllable) {
        return Map.entry(character.codePointAt(0), syllable);
    }
}
