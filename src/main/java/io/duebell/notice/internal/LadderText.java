package io.duebell.notice.internal;

import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.Ladder;
import io.duebell.notice.LadderProperties;
import io.duebell.notice.LadderProperties.Repeat;
import io.duebell.notice.LadderProperties.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.error.YAMLException;

/** A ladder as a person writes it: the YAML of {@code ladder.yaml} below {@code duebell.ladder}. */
final class LadderText {

    private LadderText() {}

    /** Throws {@link BadNoticeSettingException} saying what can't be taken. */
    static Ladder read(String text, Predicate<String> templateExists) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("ladder", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                    .forEach(sources::addLast);
            LadderProperties properties = new Binder(ConfigurationPropertySources.from(sources))
                    .bind("", LadderProperties.class)
                    .orElseThrow(() -> bad("it has no stage"));
            return new Ladder(properties, templateExists);
        } catch (BindException e) {
            throw bad(String.valueOf(e.getMessage()));
        } catch (YAMLException | IOException | IllegalStateException e) {
            throw bad("it is no YAML");
        }
    }

    private static BadNoticeSettingException bad(String problem) {
        return new BadNoticeSettingException("ladder", problem, "Write it as the configured one is written.");
    }

    static String write(LadderProperties ladder) {
        StringBuilder text = new StringBuilder();
        write(text, "interest", ladder.interest());
        write(text, "maturity", ladder.maturity());
        write(text, "overdue", ladder.overdue());
        Repeat repeat = ladder.overdueThen();
        if (repeat != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "overdue-then: {every: %d, channel: %s, template: %s, valid-days: %d}%n",
                    repeat.every(),
                    repeat.channel(),
                    repeat.template(),
                    repeat.validDays()));
        }
        return text.toString();
    }

    private static void write(StringBuilder text, String kind, List<Step> steps) {
        text.append(kind).append(":\n");
        for (Step step : steps) {
            text.append(String.format(
                    Locale.ROOT,
                    "  - {days: %d, channel: %s, template: %s, valid-days: %d}%n",
                    step.days(),
                    step.channel(),
                    step.template(),
                    step.validDays()));
        }
    }
}
