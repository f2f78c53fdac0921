package io.duebell.reading.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that stand for one another, as {@code words.yaml} has them: each is replaced by the sign of its kind, so that what is
 * learnt of 还 and 我爸 holds for 汇 and 我岳母.
 */
final class WordKinds {

    /** Signs of kinds are drawn from here on; no text holds them, for private characters are removed from it. */
    private static final char FIRST_SIGN = '\uE000';

    private final Map<String, Character> signs = new HashMap<>();
    private final char last;
    private int longest;

    WordKinds() {
        Map<String, List<Object>> kinds = Resources.map("words.yaml");
        char sign = FIRST_SIGN;
        for (List<Object> words : kinds.values()) {
            for (Object word : words) {
                signs.put(String.valueOf(word), sign);
                longest = Math.max(longest, String.valueOf(word).length());
            }
            sign++;
        }
        last = sign;
    }

    boolean isKind(char sign) {
        return sign >= FIRST_SIGN && sign < last;
    }

    /** From left to right, the longest word at each place. */
    String replaced(String marked) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (at < marked.length()) {
            int length = Math.min(longest, marked.length() - at);
            while (length > 0 && !signs.containsKey(marked.substring(at, at + length))) {
                length--;
            }
            Character sign = length == 0 ? null : signs.get(marked.substring(at, at + length));
            replaced.append(sign == null ? marked.charAt(at) : sign.charValue());
            at += Math.max(1, length);
        }
        return replaced.toString();
    }
}
