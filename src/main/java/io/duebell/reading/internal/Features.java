package io.duebell.reading.internal;

import java.util.ArrayList;
import java.util.List;

/** What the classifier sees of a marked text: runs of characters and of syllables, cues, and how long it is. */
final class Features {

    private static final int LONGEST_RUN = 4;

    private final Cues cues;
    private final Pinyin pinyin;

    Features(Cues cues, Pinyin pinyin) {
        this.cues = cues;
        this.pinyin = pinyin;
    }

    List<String> of(String marked) {
        List<String> features = new ArrayList<>();
        cues.names(marked, features);
        int[] characters = ("^" + marked.replaceAll("[ ,.]+", " ").strip() + "$")
                .codePoints()
                .toArray();
        for (int from = 0; from < characters.length; from++) {
            for (int to = from + 1; to <= Math.min(characters.length, from + LONGEST_RUN); to++) {
                features.add(new String(characters, from, to - from));
            }
        }
        String before = "";
        String second = "";
        for (int character : characters) {
            String syllable = pinyin.syllable(character);
            features.add("p:" + second + "'" + syllable);
            features.add("p:" + before + "'" + second + "'" + syllable);
            before = second;
            second = syllable;
        }
        features.add("l:" + (Integer.SIZE - Integer.numberOfLeadingZeros(characters.length - 2)));
        return features.stream().distinct().toList();
    }
}
