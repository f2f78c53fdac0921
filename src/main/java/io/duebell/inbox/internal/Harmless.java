package io.duebell.inbox.internal;

import java.util.regex.Pattern;

/**
 * A borrower's text as it may be shown: without what turns the direction of the text around it, what is invisible, and piles
 * of marks; it is still to be escaped.
 */
final class Harmless {

    static final int LONGEST = 2000;

    /** Controls and format characters (bidi, zero width) but for line ends; private use and lone surrogates. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\\n]]");

    /** More than two combining marks in a row. */
    private static final Pattern PILED = Pattern.compile("(\\p{M}{2})\\p{M}+");

    private Harmless() {}

    static String of(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        return cut(PILED.matcher(UNSEEN.matcher(plain).replaceAll("")).replaceAll("$1"), LONGEST);
    }

    /** In one line. */
    static String line(String text, int length) {
        return cut(of(text).replace('\n', ' '), length);
    }

    /** Never between the halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
