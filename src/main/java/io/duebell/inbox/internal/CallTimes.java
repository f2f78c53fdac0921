package io.duebell.inbox.internal;

import io.duebell.reading.DateMeaning;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** When somebody wants to be called, by the words of {@code call-times.yaml}. */
@Component
class CallTimes {

    private static final int NOON = 12;
    private static final int HALF = 30;

    private final OfficeHours hours;
    private final InboxSettings settings;
    private final Map<Pattern, Integer> days = new LinkedHashMap<>();
    private final Map<Pattern, LocalTime> words = new LinkedHashMap<>();
    private final List<Pattern> clock = new ArrayList<>();
    private final Map<String, Integer> numerals = new LinkedHashMap<>();

    CallTimes(OfficeHours hours, InboxSettings settings) {
        this.hours = hours;
        this.settings = settings;
        try (InputStream file = new ClassPathResource("io/duebell/inbox/call-times.yaml").getInputStream()) {
            Map<?, ?> data = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            ((Map<?, ?>) Objects.requireNonNull(data.get("words")))
                    .forEach((word, time) ->
                            words.put(Pattern.compile(String.valueOf(word)), LocalTime.parse(String.valueOf(time))));
            ((Map<?, ?>) Objects.requireNonNull(data.get("days")))
                    .forEach((word, ahead) -> days.put(Pattern.compile(String.valueOf(word)), (Integer) ahead));
            ((List<?>) Objects.requireNonNull(data.get("clock")))
                    .forEach(pattern -> clock.add(Pattern.compile(String.valueOf(pattern))));
            ((Map<?, ?>) Objects.requireNonNull(data.get("numerals")))
                    .forEach((word, number) -> numerals.put(String.valueOf(word), (Integer) number));
        } catch (IOException e) {
            throw new UncheckedIOException("call-times.yaml is part of the program", e);
        }
    }

    /** The time that is told, never one that has passed; without one it is due as soon as any reply. */
    Instant of(Case reply) {
        String text = Normalizer.normalize(reply.reply().message().body(), Normalizer.Form.NFKC);
        Optional<LocalDate> told = days.entrySet().stream()
                .filter(word -> word.getKey().matcher(text).find())
                .map(word -> reply.today().plusDays(word.getValue()))
                .findFirst()
                .or(() -> reply.reading().toldDay().flatMap(DateMeaning::latest))
                .filter(it -> !it.isBefore(reply.today()));
        LocalDate day = told.orElse(reply.today());
        Optional<LocalTime> time = time(text);
        if (time.isEmpty() && told.isEmpty()) {
            return hours.after(reply.now(), settings.service().within());
        }
        LocalTime at = time.orElse(settings.service().from());
        Instant due = day.atTime(at).atZone(BusinessClock.ZONE).toInstant();
        if (due.isAfter(reply.now())) {
            return due;
        }
        return told.isPresent()
                ? hours.after(reply.now(), settings.service().within())
                : day.plusDays(1).atTime(at).atZone(BusinessClock.ZONE).toInstant();
    }

    private Optional<LocalTime> time(String text) {
        Optional<LocalTime> part = words.entrySet().stream()
                .filter(word -> word.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst();
        for (Pattern pattern : clock) {
            Matcher found = pattern.matcher(text);
            Integer hour = found.find() ? hour(found.group("hour")) : null;
            if (hour != null && hour < 2 * NOON) {
                boolean afternoon = part.filter(it -> it.getHour() >= NOON).isPresent() && hour < NOON;
                return Optional.of(LocalTime.of(hour + (afternoon ? NOON : 0), found.group("half") == null ? 0 : HALF));
            }
        }
        return part;
    }

    private @Nullable Integer hour(String word) {
        return word.chars().allMatch(Character::isDigit) ? Integer.valueOf(word) : numerals.get(word);
    }
}
