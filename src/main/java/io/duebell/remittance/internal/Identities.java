package io.duebell.remittance.internal;

import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What each line of one file is known by in any file: account, date, serial number, amount and direction, and where the bank gives no
 * number the ordinal among otherwise identical lines of the day (facts.md section 8); never the position in the file.
 */
final class Identities {

    private final Map<String, Integer> seen = new HashMap<>();

    /** Empty for what is no line. */
    String of(StatementItem item) {
        if (!(item instanceof StatementLine line)) {
            return "";
        }
        String plain = line.identity();
        return line.serial().isEmpty() ? hash(plain + "|" + seen.merge(hash(plain), 1, Integer::sum)) : hash(plain);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
