package io.duebell.sheet;

import java.util.regex.Pattern;

/** Gathers the text of a cell from its runs, without how it is to be spoken, and no more than a cell holds. */
final class CellText {

    private static final int LONGEST = 32_767;

    /** Signs that XML has no place for. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final StringBuilder gathered = new StringBuilder();
    private boolean spoken;
    private boolean within;

    void clear() {
        gathered.setLength(0);
        spoken = false;
        within = false;
    }

    void begin(String element) {
        spoken |= element.equals("rPh");
        within = !spoken && (element.equals("t") || element.equals("v"));
    }

    void add(char[] signs, int from, int length) {
        if (within) {
            gathered.append(signs, from, Math.min(length, LONGEST - gathered.length()));
        }
    }

    void end(String element) {
        within = false;
        spoken &= !element.equals("rPh");
    }

    String get() {
        String text = gathered.toString();
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(sign -> {
                    String plain = String.valueOf((char) Integer.parseInt(sign.group(1), 16));
                    return java.util.regex.Matcher.quoteReplacement(plain);
                })
                : text;
    }
}
