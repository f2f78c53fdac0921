package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import io.duebell.reading.Reading.Flag;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a text shows besides its intents, by {@code flags.yaml}. */
final class Flags {

    private final Map<Flag, List<Pattern>> words = new HashMap<>();

    Flags() {
        Map<String, List<String>> written = Resources.map("flags.yaml");
        written.forEach((flag, patterns) -> words.put(
                Flag.valueOf(flag), patterns.stream().map(Pattern::compile).toList()));
    }

    /** Only who says that money was paid can have paid it to somebody. */
    Set<Flag> of(String marked, Set<Intent> intents) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        words.forEach((flag, patterns) -> {
            boolean may = flag != Flag.PAID_TO_STAFF
                    || intents.contains(Intent.PAID_CLAIM)
                    || intents.contains(Intent.DISPUTE);
            if (may
                    && patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(marked).find())) {
                flags.add(flag);
            }
        });
        return flags;
    }
}
