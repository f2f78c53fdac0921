package io.duebell.demo.internal;

import java.security.SecureRandom;

/** Passwords made up for the demo, of letters that can't be mistaken for each other. */
public final class Secrets {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String ofLength(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
