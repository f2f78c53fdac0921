package io.duebell.console.web;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hides payers' names and numbers, each character by one star, so that a place in the text stays that place. */
final class PayerMask {

    /**
     * A mobile number, or a number as long as an account's, a card's in groups, or an identity card's; a loan's is as long, and shown where it
     * is evidence.
     */
    private static final Pattern PRIVATE_NUMBER =
            Pattern.compile("(?<!\\d)(?:1[3-9]\\d{9}|\\d{12,}[Xx]?|\\d{4}(?: \\d{4}){2,4}(?: \\d{1,3})?)(?!\\d)");

    /** As long as names are. */
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}[\\p{IsHan}·*]{1,5}|[\\p{IsLatin} .'-]{3,}");

    private static final int CARD_GROUP = 4;
    private static final int LONGEST_OF_CHARACTERS = 4;

    private PayerMask() {}

    static String name(String name) {
        if (name.length() > LONGEST_OF_CHARACTERS) {
            return hidden(name, 2, 2);
        }
        return hidden(name, 1, name.length() > 2 ? 1 : 0);
    }

    static String account(String account) {
        return account.length() > 2 * CARD_GROUP
                ? hidden(account, CARD_GROUP, CARD_GROUP)
                : hidden(account, 0, Math.min(CARD_GROUP, account.length() / 2));
    }

    /** What the payer or the bank wrote, with the numbers of people hidden in it. */
    static String text(String text) {
        return PRIVATE_NUMBER.matcher(text).replaceAll(found -> hidden(found.group(), 3, CARD_GROUP));
    }

    /** The same, where the payer may have written their own name too. */
    static String remark(String remark, String payer) {
        String shown = text(remark);
        return payer.length() < 2 ? shown : shown.replace(payer, name(payer));
    }

    /** A row of a statement as it stood, cell by cell: what may be a name is hidden as one. */
    static String row(String row) {
        return Stream.of(row.split(",", -1))
                .map(cell -> NAME.matcher(cell).matches() ? name(cell) : text(cell))
                .collect(Collectors.joining(","));
    }

    private static String hidden(String text, int first, int last) {
        int from = Math.min(first, text.length());
        int to = Math.max(from, text.length() - last);
        return text.substring(0, from) + "*".repeat(to - from) + text.substring(to);
    }
}
