package io.duebell.reading.internal;

import java.util.Optional;

/** The data of this room, loaded: how a text is made plain, marked and described. */
final class ReadingRules {

    private final Spelling spelling = new Spelling();
    private final Marker marker = new Marker();
    private final Cues cues = new Cues();
    private final Sayings sayings = new Sayings();
    private final Pinyin pinyin = new Pinyin(sayings.all().stream()
            .map(saying -> spelling.plain(sayings.filled(saying).get(0)))
            .toList());
    private final Features features = new Features(cues, pinyin);

    Sayings sayings() {
        return sayings;
    }

    Cues cues() {
        return cues;
    }

    Features features() {
        return features;
    }

    Marked mark(String text) {
        String plain = spelling.plain(text);
        Optional<String> spelt = pinyin.characters(plain);
        return marker.mark(spelt.map(spelling::plain).orElse(plain));
    }

    Marked markPart(String plain) {
        return marker.mark(plain);
    }
}
