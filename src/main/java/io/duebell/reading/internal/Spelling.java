package io.duebell.reading.internal;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One spelling for what is written in many: NFKC, simplified characters, lower case, no invisible or control characters,
 * dialect and common slips as {@code spellings.yaml} has them.
 */
final class Spelling {

    /** What is beyond is no answer to a reminder; the whole text is kept all the same. */
    static final int READ_AT_MOST = 500;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cn}\\p{Mn}\\x{FE0F}&&[^\\n\\t\\r]]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern SIGN = Pattern.compile("[，。、；：！…·~～,;:!~_]+");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");
    private static final Pattern PICTURE = Pattern.compile("[\\p{So}\\p{Sk}]+");
    private static final Pattern NOT_ASCII_OR_HAN = Pattern.compile("[^\\x00-\\x7F]");

    private final Normalizer2 compatibility = Normalizer2.getNFKCInstance();
    private final Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
    private final List<Rule> first;
    private final List<Rule> rules;

    private record Rule(Pattern from, String to) {}

    Spelling() {
        List<Map<String, Object>> written = Resources.list("spellings.yaml");
        first = rules(written, true);
        rules = rules(written, false);
    }

    private static List<Rule> rules(List<Map<String, Object>> written, boolean first) {
        return written.stream()
                .filter(rule -> rule.containsKey("first") == first)
                .map(rule ->
                        new Rule(Pattern.compile(String.valueOf(rule.get("from"))), String.valueOf(rule.get("to"))))
                .toList();
    }

    private static String replaced(String text, List<Rule> rules) {
        String plain = text;
        for (Rule rule : rules) {
            plain = rule.from().matcher(plain).replaceAll(rule.to());
        }
        return plain;
    }

    String plain(String text) {
        String start = text.length() > READ_AT_MOST ? text.substring(0, READ_AT_MOST) : text;
        String plain = INVISIBLE.matcher(compatibility.normalize(start)).replaceAll("");
        plain = PICTURE.matcher(replaced(plain, first)).replaceAll(" ");
        if (NOT_ASCII_OR_HAN.matcher(plain).find()) {
            plain = simplified.transliterate(plain);
        }
        plain = plain.toLowerCase(Locale.ROOT);
        plain = SIGN.matcher(THOUSANDS.matcher(plain).replaceAll("")).replaceAll(",");
        return replaced(SPACE.matcher(plain).replaceAll(" ").strip(), rules);
    }
}
