package io.duebell.matching.internal;

/** Numbers found by their last figures, however many of them are known. */
final class Tails {

    private static final int FIGURES = 9;

    private final Keys keys = new Keys();

    void add(String number, int value) {
        String tail = last(digits(number));
        if (!tail.isEmpty()) {
            keys.add(from(tail), value);
        }
    }

    void close() {
        keys.close();
    }

    /** Whose number ends so, going by the last nine figures. */
    int[] ending(String tail, int most) {
        String known = last(tail);
        int from = from(known);
        return keys.values(from, from + span(known.length()), most);
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    private static String last(String digits) {
        return digits.length() <= FIGURES ? digits : digits.substring(digits.length() - FIGURES);
    }

    /** The figures from the last to the first, as one number of nine. */
    private static int from(String tail) {
        int key = 0;
        for (int i = tail.length() - 1; i >= 0; i--) {
            key = key * 10 + (tail.charAt(i) - '0');
        }
        for (int i = tail.length(); i < FIGURES; i++) {
            key *= 10;
        }
        return key;
    }

    private static int span(int known) {
        int span = 1;
        for (int i = known; i < FIGURES; i++) {
            span *= 10;
        }
        return span - 1;
    }
}
