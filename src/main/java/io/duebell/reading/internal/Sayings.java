package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What borrowers may say, by intent: the sayings the classifier learns from, written by the project's authors. */
final class Sayings {

    private static final int FILLINGS = 3;
    private static final Pattern SLOT = Pattern.compile("\\{([a-z0-9]+)}");
    /** What people put around a saying without changing what it means. */
    private static final List<String> BEFORE = List.of("你好,", "您好 ", "那个", "不好意思,", "经理,", "哦,", "领导");

    private static final List<String> AFTER = List.of("!", "。", "哈", ",谢谢", "，辛苦了", "…", "哦", "😊");

    /** A saying as it stands in the file, with its slots. */
    record Saying(String written, Set<Intent> intents) {}

    private final List<Saying> all = new ArrayList<>();
    private final Map<String, List<Object>> slots = Resources.map("slots.yaml");

    Sayings() {
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        for (String line : Resources.lines("sayings.txt")) {
            if (line.startsWith("[") && line.substring(1).matches("[A-Z_ ]+]")) {
                intents = EnumSet.noneOf(Intent.class);
                for (String name : line.substring(1, line.length() - 1).split(" ")) {
                    intents.add(Intent.valueOf(name));
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.add(new Saying(line, Set.copyOf(intents)));
            }
        }
    }

    List<Saying> all() {
        return all;
    }

    /** The saying with its slots filled, in a few ways, always the same ones; the last is dressed up. */
    List<String> filled(Saying saying) {
        Random random = new Random(saying.written().hashCode());
        int times = SLOT.matcher(saying.written()).find() ? FILLINGS : 1;
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            filled.add(fill(saying.written(), random));
        }
        String once = fill(saying.written(), random);
        filled.add(random.nextBoolean() ? pick(BEFORE, random) + once : once + pick(AFTER, random));
        return filled;
    }

    private String fill(String written, Random random) {
        return SLOT.matcher(written)
                .replaceAll(slot -> Matcher.quoteReplacement(
                        String.valueOf(pick(Objects.requireNonNull(slots.get(slot.group(1)), slot.group(1)), random))));
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
