package io.duebell.reading.internal;

import io.duebell.reading.internal.SaidDay.Bound;
import io.duebell.reading.internal.SaidDay.Tense;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words for days, as {@code dates.yaml} has them. */
final class DayWords {

    private static final String NUMBER = "(?:[0-9]{1,4}|[零〇一二两三四五六七八九十廿]{1,4})";
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-z])>");
    private static final Pattern BEFORE = Pattern.compile("(?:之前|以前|前)(?!天)");
    private static final Pattern WITHIN = Pattern.compile("(?:以内|之内|内)(?!天)");
    private static final Pattern AROUND = Pattern.compile("左右|前后|上下|样子");
    private static final Pattern AFTER = Pattern.compile("之后|以后|过后|后(?!天)");
    private static final Pattern AT_THE_LATEST = Pattern.compile("(?:最迟|最晚|最慢|至迟)?(?:不超过|不晚于|不过)?(?<=[迟晚慢过于])到?$");

    private static final Pattern PART_OF_THE_DAY = Pattern.compile("早上|晚上|上午|下午|中午|一早|傍晚|夜里|早(?!就|已)|晚(?![点些几一])");
    private static final Map<Bound, Pattern> AROUND_A_DAY =
            Map.of(Bound.BEFORE, BEFORE, Bound.WITHIN, WITHIN, Bound.AROUND, AROUND, Bound.AFTER, AFTER);

    private final List<Rule> rules;

    private record Rule(
            Pattern says,
            DateForm is,
            List<String> groups,
            Map<String, Integer> fixed,
            int plus,
            boolean ask,
            Tense tense) {}

    /** Words found, and where. */
    record Found(int start, int end, SaidDay day) {}

    DayWords() {
        rules = Resources.list("dates.yaml").stream().map(DayWords::rule).toList();
    }

    private static Rule rule(Map<String, Object> written) {
        String says = String.valueOf(written.get("says"));
        List<String> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(says);
        while (group.find()) {
            groups.add(group.group(1));
        }
        Map<String, Integer> fixed = new HashMap<>();
        for (String name : List.of("m", "d", "e")) {
            if (written.get(name) instanceof Integer number) {
                fixed.put(name, number);
            }
        }
        String tense = String.valueOf(written.getOrDefault("tense", "OPEN"));
        return new Rule(
                Pattern.compile(says.replace("#", NUMBER)),
                DateForm.valueOf(String.valueOf(written.get("is")).toUpperCase(Locale.ROOT)),
                groups,
                fixed,
                written.get("plus") instanceof Integer plus ? plus : 0,
                Boolean.TRUE.equals(written.get("ask")),
                Tense.valueOf(tense));
    }

    /** From left to right; no two overlap. */
    List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        boolean[] taken = new boolean[text.length()];
        for (Rule rule : rules) {
            Matcher words = rule.says().matcher(text);
            while (words.find()) {
                if (words.end() > words.start() && !overlaps(taken, words.start(), words.end())) {
                    figures(rule, words).ifPresent(figures -> {
                        Found day = bounded(rule, figures, text, words.start(), words.end());
                        // 大后天下午: the part of the day was found first, and belongs to the day
                        found.removeIf(part -> part.start() < day.end() && day.start() < part.end());
                        java.util.Arrays.fill(taken, day.start(), day.end(), true);
                        found.add(day);
                    });
                }
            }
        }
        found.sort(java.util.Comparator.comparingInt(Found::start));
        return found;
    }

    private static Found bounded(Rule rule, Map<String, Integer> figures, String text, int start, int end) {
        Bound bound = Bound.NONE;
        Matcher part = PART_OF_THE_DAY.matcher(text).region(end, text.length());
        int day = part.lookingAt() ? part.end() : end;
        int to = day;
        for (Map.Entry<Bound, Pattern> words : AROUND_A_DAY.entrySet()) {
            Matcher after = words.getValue().matcher(text).region(day, text.length());
            if (after.lookingAt()) {
                bound = words.getKey();
                to = after.end();
            }
        }
        int from = start;
        Matcher latest = AT_THE_LATEST.matcher(text).region(0, start);
        if (latest.find()) {
            bound = Bound.BEFORE;
            from = latest.start();
        }
        return new Found(from, to, new SaidDay(rule.is(), figures, rule.plus(), rule.ask(), rule.tense(), bound));
    }

    private static Optional<Map<String, Integer>> figures(Rule rule, Matcher words) {
        Map<String, Integer> figures = new HashMap<>(rule.fixed());
        for (String group : rule.groups()) {
            Optional<Integer> figure = figure(words.group(group));
            if (figure.isEmpty()) {
                return Optional.empty();
            }
            figures.put(group, figure.get());
        }
        return Optional.of(figures);
    }

    private static Optional<Integer> figure(String written) {
        return switch (written) {
            case "正" -> Optional.of(1);
            case "冬" -> Optional.of(11);
            case "腊" -> Optional.of(12);
            case "日" -> Optional.of(7);
            default -> Numerals.small(written);
        };
    }

    private static boolean overlaps(boolean[] taken, int start, int end) {
        for (int at = start; at < end; at++) {
            if (taken[at]) {
                return true;
            }
        }
        return false;
    }
}
