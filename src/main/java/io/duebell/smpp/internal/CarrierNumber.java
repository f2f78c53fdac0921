package io.duebell.smpp.internal;

import io.duebell.shared.Msisdn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as carriers write them: with plus, 00 or 86 before a mobile, or without. */
final class CarrierNumber {

    private static final Pattern NOISE = Pattern.compile("[\\s()-]");
    private static final Pattern NATIONAL_MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern CHINESE_MOBILE = Pattern.compile("861[3-9][0-9]{9}");

    private CarrierNumber() {}

    /** A Chinese mobile with its country code; anything else without its noise, as it came. */
    static String normalised(@Nullable String address) {
        if (address == null) {
            return "";
        }
        String clean = NOISE.matcher(address.strip()).replaceAll("");
        String digits =
                clean.startsWith("+") ? clean.substring(1) : clean.startsWith("00") ? clean.substring(2) : clean;
        if (NATIONAL_MOBILE.matcher(digits).matches()) {
            return "86" + digits;
        }
        return CHINESE_MOBILE.matcher(digits).matches() ? digits : clean;
    }

    static Optional<Msisdn> msisdn(@Nullable String address) {
        try {
            String normalised = normalised(address);
            return Optional.of(new Msisdn(normalised.startsWith("+") ? normalised.substring(1) : normalised));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
