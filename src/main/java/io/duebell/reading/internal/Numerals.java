package io.duebell.reading.internal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures as people write them: Arabic, Chinese, financial (伍佰), mixed (2千, 1.2万), and the spoken short form in which the
 * last figure stands one unit below the one before it: 三百二 is 320 (facts.md section 7).
 */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Character> FINANCIAL = Map.ofEntries(
            Map.entry('壹', '一'),
            Map.entry('贰', '二'),
            Map.entry('叁', '三'),
            Map.entry('肆', '四'),
            Map.entry('伍', '五'),
            Map.entry('陆', '六'),
            Map.entry('柒', '七'),
            Map.entry('捌', '八'),
            Map.entry('玖', '九'),
            Map.entry('拾', '十'),
            Map.entry('佰', '百'),
            Map.entry('仟', '千'),
            Map.entry('两', '二'),
            Map.entry('俩', '二'),
            Map.entry('〇', '零'),
            Map.entry('k', '千'),
            Map.entry('w', '万'));
    private static final Pattern ARABIC = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private Numerals() {}

    /** Empty where it is no number. */
    static Optional<BigDecimal> parse(String written) {
        String text = plain(written);
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal section = BigDecimal.ZERO;
        BigDecimal figure = null;
        long unitBefore = 1;
        boolean gap = false;
        int digits = 0;
        Matcher arabic = ARABIC.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (arabic.region(at, text.length()).lookingAt()) {
                if (figure != null) {
                    return Optional.empty();
                }
                figure = new BigDecimal(arabic.group());
                digits = 0;
                at = arabic.end();
                continue;
            }
            at++;
            int digit = DIGITS.indexOf(character);
            if (digit == 0 && figure == null && unitBefore > 1) {
                gap = true;
            } else if (digit >= 0) {
                figure = figure == null
                        ? BigDecimal.valueOf(digit)
                        : figure.multiply(BigDecimal.TEN).add(BigDecimal.valueOf(digit));
                digits++;
            } else if (digits > 1) {
                // 五六百 is some hundreds, no number
                return Optional.empty();
            } else if (character == '万') {
                total = total.add(section.add(figure == null ? BigDecimal.ZERO : figure))
                        .multiply(BigDecimal.valueOf(10_000));
                section = BigDecimal.ZERO;
                figure = null;
                unitBefore = 10_000;
                digits = 0;
                gap = false;
            } else {
                long unit = unit(character);
                if (unit == 0) {
                    return Optional.empty();
                }
                section = section.add((figure == null ? BigDecimal.ONE : figure).multiply(BigDecimal.valueOf(unit)));
                figure = null;
                unitBefore = unit;
                digits = 0;
                gap = false;
            }
        }
        if (figure != null) {
            boolean spokenShort = unitBefore >= 100 && !gap && figure.compareTo(BigDecimal.TEN) < 0;
            section = section.add(spokenShort ? figure.multiply(BigDecimal.valueOf(unitBefore / 10)) : figure);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(total.add(section));
    }

    /** A whole number up to 9999, for days and months. */
    static Optional<Integer> small(String written) {
        String spoken = written.replace("廿", "二十").replace("初", "");
        return parse(spoken)
                .filter(number -> number.scale() <= 0 && number.compareTo(BigDecimal.valueOf(9999)) <= 0)
                .map(BigDecimal::intValue);
    }

    private static String plain(String written) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            if (character != ',' && character != ' ') {
                plain.append(FINANCIAL.getOrDefault(character, character).charValue());
            }
        }
        return plain.toString();
    }

    private static long unit(char character) {
        return switch (character) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }
}
