package io.duebell.shared;

import java.util.regex.Pattern;

/**
 * A mobile number as the carrier takes it: country code and number, digits only ({@code 8613800138000}).
 *
 * <p>It never shows itself whole by accident: {@link #toString()} masks, {@link #digits()} is for the wire and the
 * database.
 */
public record Msisdn(String digits) implements Comparable<Msisdn> {

    private static final Pattern E164_DIGITS = Pattern.compile("[1-9][0-9]{6,14}");

    public Msisdn {
        if (!E164_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("not an E.164 number without plus (length " + digits.length() + ")");
        }
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
