package io.duebell.simulator.borrowers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** How borrowers answer: {@code simulator/replies.yaml}, whose comments explain it. */
record ReplyRules(
        List<Occasion> occasions,
        @DefaultValue Map<String, Consequence> consequences,
        List<DayWord> days,
        Map<AmountForm, Integer> amounts,
        List<Habit> habits,
        List<String> slips,
        List<String> sounds,
        Pattern amountInText,
        Pattern tailInText) {

    static final String SILENCE = "silence";
    private static final Consequence NONE = new Consequence(Pays.NEVER, false, false);

    /** What a text is to its reader, and the weights of what is answered to such a one. */
    record Occasion(
            @Nullable Pattern cue, @DefaultValue("false") boolean talking, Map<String, Integer> answers) {

        boolean fits(String text, boolean isTalking) {
            return (!talking || isTalking) && (cue == null || cue.matcher(text).find());
        }
    }

    /** Whether what was said is paid. */
    enum Pays {
        NEVER,
        TODAY,
        ON_THE_DAY
    }

    record Consequence(
            @DefaultValue("NEVER") Pays pays,
            @DefaultValue("false") boolean last,
            @DefaultValue("false") boolean bare) {}

    /** One way of writing. */
    record Habit(
            int weight, @Nullable String wrap, @Nullable Spelling spelling) {}

    static ReplyRules load() {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("replies", new ClassPathResource("simulator/replies.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("", ReplyRules.class)
                .get();
    }

    Consequence consequence(String kind) {
        return consequences.getOrDefault(kind, NONE);
    }

    /** Throws when no occasion fits: the last of them should fit any text. */
    Occasion occasion(String text, boolean talking) {
        return occasions.stream()
                .filter(each -> each.fits(text, talking))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no occasion of replies.yaml fits any text"));
    }
}
