package io.duebell.matching.internal;

import io.duebell.shared.Han;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The forms in which a name may arrive: by its sound, in Latin letters, with a character that looks alike or is hidden. */
final class NameForms {

    static final char HIDDEN = '?';

    /** Readings that surnames have and ICU doesn't give first. */
    private static final Map<String, String> SURNAMES = surnames();

    private static final int LONGEST = 4;

    private final Map<Integer, Set<Integer>> lookalikes = new HashMap<>();

    NameForms() {
        for (String line : Words.lines("lookalikes.txt")) {
            if (!line.startsWith("#") && line.length() > 2) {
                int one = line.codePointAt(0);
                line.substring(1).strip().codePoints().forEach(other -> {
                    lookalikes.computeIfAbsent(one, key -> new HashSet<>()).add(other);
                    lookalikes.computeIfAbsent(other, key -> new HashSet<>()).add(one);
                });
            }
        }
    }

    private static Map<String, String> surnames() {
        Map<String, String> surnames = new HashMap<>();
        for (String line : Words.lines("surname-readings.txt")) {
            if (!line.startsWith("#") && line.contains(" ")) {
                surnames.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
            }
        }
        return surnames;
    }

    boolean lookAlike(int one, int other) {
        return lookalikes.getOrDefault(one, Set.of()).contains(other);
    }

    /** As speakers hear it, without the differences that many don't make: zh and z, ing and in, n and l stay. */
    boolean soundAlike(int one, int other, boolean surname) {
        return alike(syllable(one, surname)).equals(alike(syllable(other, surname)));
    }

    /** All syllables in one, as in {@code zhangjianguo}; empty where it is no name in characters. */
    String letters(String name) {
        StringBuilder letters = new StringBuilder();
        int[] characters = name.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!Han.isHan(characters[i])) {
                return "";
            }
            letters.append(syllable(characters[i], i == 0));
        }
        return letters.toString();
    }

    /** The ways in which typed Latin letters may be meant: surname first or last, tones and hyphens aside. */
    static List<String> lettersTyped(String typed) {
        String[] words = Normalizer.normalize(typed, Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=[a-z])[1-5]", "")
                .replaceAll("['’-]", "")
                .replaceAll("[^a-z]+", " ")
                .strip()
                .split(" +");
        List<String> ways = new ArrayList<>();
        ways.add(umlauts(String.join("", words)));
        if (words.length > 1) {
            List<String> all = List.of(words);
            ways.add(umlauts(words[words.length - 1] + String.join("", all.subList(0, words.length - 1))));
            ways.add(umlauts(String.join("", all.subList(1, words.length)) + words[0]));
        }
        return ways.stream().distinct().toList();
    }

    /** Every form of a name with one character hidden, or all but the first or the last. */
    static List<String> hidden(String name) {
        List<String> forms = new ArrayList<>();
        int length = name.length();
        if (length < 2 || length > LONGEST || name.codePointCount(0, length) != length) {
            return forms;
        }
        for (int at = 0; at < length; at++) {
            forms.add(name.substring(0, at) + HIDDEN + name.substring(at + 1));
        }
        if (length > 2) {
            String marks = String.valueOf(HIDDEN).repeat(length - 1);
            forms.add(name.charAt(0) + marks);
            forms.add(marks + name.charAt(length - 1));
        }
        return forms;
    }

    private static String syllable(int character, boolean surname) {
        String own = surname ? SURNAMES.get(Character.toString(character)) : null;
        return umlauts(own != null ? own : Han.syllable(character));
    }

    /** A passport writes lü as lyu or lu, a bank as lv. */
    private static String umlauts(String letters) {
        return letters.replace("ü", "v")
                .replace("lyu", "lv")
                .replace("nyu", "nv")
                .replace("lue", "lve")
                .replace("nue", "nve");
    }

    private static String alike(String syllable) {
        return syllable.replaceFirst("^([zcs])h", "$1").replaceFirst("(i|e|a)ng$", "$1n");
    }
}
