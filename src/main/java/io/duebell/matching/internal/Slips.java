package io.duebell.matching.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/** What somebody may have meant who typed a number with one slip. */
final class Slips {

    private Slips() {}

    static Set<String> of(String typed) {
        Set<String> meant = new LinkedHashSet<>();
        int length = typed.length();
        for (int at = 0; at < length; at++) {
            String before = typed.substring(0, at);
            String after = typed.substring(at + 1);
            meant.add(before + after);
            for (char figure = '0'; figure <= '9'; figure++) {
                meant.add(before + figure + after);
                meant.add(before + figure + typed.substring(at));
            }
            if (at + 1 < length) {
                meant.add(before + typed.charAt(at + 1) + typed.charAt(at) + typed.substring(at + 2));
            }
        }
        for (char figure = '0'; figure <= '9'; figure++) {
            meant.add(typed + figure);
        }
        meant.remove(typed);
        return meant;
    }
}
