package io.duebell.inbox.internal;

import io.duebell.shared.Msisdn;
import java.util.Optional;

/** A sender as carriers write it: with or without country code and plus; not always a telephone number. */
final class Sender {

    private Sender() {}

    static Optional<Msisdn> msisdn(String address) {
        String digits = address.replaceAll("[^0-9]", "").replaceFirst("^00", "");
        if (digits.matches("1[3-9][0-9]{9}")) {
            return Optional.of(new Msisdn("86" + digits));
        }
        return digits.matches("[1-9][0-9]{6,14}") ? Optional.of(new Msisdn(digits)) : Optional.empty();
    }

    /** By which its conversation is found. */
    static String key(String address) {
        return msisdn(address).map(Msisdn::digits).orElse(address);
    }
}
