package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that speak for an intent, as {@code cues.yaml} has them. */
final class Cues {

    private final List<Cue> cues = new ArrayList<>();

    private record Cue(Intent intent, String name, Pattern words) {}

    Cues() {
        Map<String, List<String>> written = Resources.map("cues.yaml");
        written.forEach((intent, patterns) -> {
            for (int i = 0; i < patterns.size(); i++) {
                cues.add(new Cue(Intent.valueOf(intent), "k:" + intent + i, Pattern.compile(patterns.get(i))));
            }
        });
    }

    /** Adds the names of the cues that stand in a marked text. */
    void names(String marked, Collection<String> names) {
        for (Cue cue : cues) {
            if (cue.words().matcher(marked).find()) {
                names.add(cue.name());
            }
        }
    }

    Set<Intent> intents(String marked) {
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        for (Cue cue : cues) {
            if (!intents.contains(cue.intent()) && cue.words().matcher(marked).find()) {
                intents.add(cue.intent());
            }
        }
        return intents;
    }
}
