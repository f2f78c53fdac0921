package io.duebell.compliance.internal;

import io.duebell.compliance.RuleBook.CallBack;
import io.duebell.compliance.internal.RuleSet.Cap;
import io.duebell.compliance.internal.RuleSet.Hours;
import io.duebell.compliance.internal.RuleSet.Medium;
import io.duebell.compliance.internal.RuleSet.NewYearPause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a set of contact rules as people write it: YAML, with the keys of {@code rules/contact-rules.yaml}. */
final class RuleSetText {

    private static final String ROOT = "rules";
    private static final int LONGEST_VERSION = 20;
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_WINDOW = 31;

    private RuleSetText() {}

    /** What can't be read; the message says where and what to do. */
    static final class BadRuleSetException extends Exception {

        private static final long serialVersionUID = 1;

        BadRuleSetException(String message) {
            super(message);
        }
    }

    /** As it is bound, before it is checked. */
    record Written(
            @Nullable String version,
            @Nullable Map<Medium, WrittenHours> contactHours,
            @Nullable NewYearPause newYearPause,
            @Nullable Set<CallBack> callBack,
            @Nullable List<Cap> caps) {}

    /** Hours as they are written; "none" for days without. */
    record WrittenHours(
            @Nullable String workingDay, @Nullable String dayOff) {}

    static RuleSet read(String text) throws BadRuleSetException {
        Written written = bind(text);
        String version = written.version();
        if (version == null || version.isBlank() || version.length() > LONGEST_VERSION) {
            throw new BadRuleSetException("version: give one of at most " + LONGEST_VERSION + " characters");
        }
        List<Cap> caps = written.caps() == null ? List.of() : written.caps();
        check(caps);
        NewYearPause pause = written.newYearPause();
        if (pause != null && pause.lastDay() < pause.firstDay()) {
            throw new BadRuleSetException("new-year-pause: last-day is before first-day");
        }
        Set<CallBack> callBacks = written.callBack() == null ? Set.of() : Set.copyOf(written.callBack());
        return new RuleSet(version, hours(written.contactHours()), pause, callBacks, List.copyOf(caps));
    }

    private static Written bind(String text) throws BadRuleSetException {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            // The binder wants a name to bind to.
            String named = ROOT + ":\n" + text.indent(2);
            for (PropertySource<?> source : new YamlPropertySourceLoader()
                    .load(ROOT, new ByteArrayResource(named.getBytes(StandardCharsets.UTF_8)))) {
                sources.addLast(source);
            }
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind(ROOT, Bindable.of(Written.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> new BadRuleSetException("there is nothing in it"));
        } catch (BindException e) {
            throw new BadRuleSetException(e.getName().toString().replaceFirst("^rules\\.?", "") + ": "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        } catch (YAMLException | IOException | IllegalStateException e) {
            throw new BadRuleSetException("it is no YAML: " + e.getMessage());
        }
    }

    private static Map<Medium, Hours> hours(@Nullable Map<Medium, WrittenHours> written) throws BadRuleSetException {
        Map<Medium, Hours> hours = new EnumMap<>(Medium.class);
        for (Medium medium : Medium.values()) {
            WrittenHours each = written == null ? null : written.get(medium);
            if (each == null || each.workingDay() == null || each.dayOff() == null) {
                throw new BadRuleSetException("contact-hours." + medium.name().toLowerCase(Locale.ROOT)
                        + ": give working-day and day-off, like 08:30-20:30 or none");
            }
            try {
                hours.put(medium, new Hours(time(each.workingDay()), time(each.dayOff())));
            } catch (IllegalArgumentException e) {
                throw new BadRuleSetException(
                        "contact-hours." + medium.name().toLowerCase(Locale.ROOT) + ": " + e.getMessage());
            }
        }
        return hours;
    }

    private static @Nullable DayTime time(String text) {
        return text.equals("none") ? null : DayTime.parse(text);
    }

    private static void check(List<Cap> caps) throws BadRuleSetException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            String key = "caps[" + i + "]";
            List<String> problems = new ArrayList<>();
            if (cap.id() == null
                    || !cap.id().matches("[a-z][a-z0-9-]*")
                    || cap.id().length() > LONGEST_ID) {
                problems.add("id: give one of small letters, digits and dashes");
            } else if (!ids.add(cap.id())) {
                problems.add("id: " + cap.id() + " stands there twice");
            }
            if (cap.counts() == null || cap.counts().isEmpty()) {
                problems.add("counts: say what is counted");
            }
            if (cap.per() == null) {
                problems.add("per: BORROWER or NUMBER");
            }
            if (cap.days() < 1 || cap.days() > LONGEST_WINDOW) {
                problems.add("days: 1 to " + LONGEST_WINDOW);
            }
            if (cap.most() < 0) {
                problems.add("most: 0 or more");
            }
            if (!problems.isEmpty()) {
                throw new BadRuleSetException(key + "." + String.join("; ", problems));
            }
        }
    }
}
