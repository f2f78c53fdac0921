package io.duebell.shared;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mobile number as the carrier takes it: country code and number, digits only ({@code 8613800138000}).
 *
 * <p>It never shows itself whole by accident: {@link #toString()} masks, {@link #digits()} is for the wire and the
 * database.
 */
public record Msisdn(String digits) implements Comparable<Msisdn> {

    private static final Pattern E164_DIGITS = Pattern.compile("[1-9][0-9]{6,14}");

    private static final Pattern CHINESE_MOBILE = Pattern.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})");

    public Msisdn {
        if (!E164_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("not an E.164 number without plus (length " + digits.length() + ")");
        }
    }

    /** A Chinese mobile as people write it (facts.md section 4): with or without the country code, with spaces and dashes. */
    public static Optional<Msisdn> ofMobile(String typed) {
        String bare = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        Matcher mobile = CHINESE_MOBILE.matcher(bare);
        return mobile.matches() ? Optional.of(new Msisdn("86" + mobile.group(1))) : Optional.empty();
    }

    /** The last four digits, by which people tell numbers apart. */
    public String tail() {
        return digits.substring(digits.length() - 4);
    }

    /** For pages and logs: {@code 138****8000}; the country code of a Chinese number is left out. */
    public String masked() {
        String national = digits.startsWith("86") && digits.length() == 13 ? digits.substring(2) : digits;
        return national.substring(0, 3) + "****" + tail();
    }

    @Override
    public int compareTo(Msisdn other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return masked();
    }
}
