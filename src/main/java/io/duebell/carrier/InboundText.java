package io.duebell.carrier;

import java.time.Instant;

/**
 * A text that somebody sent to one of our numbers.
 *
 * @param sender the number as the carrier gave it; not always a mobile
 * @param destination our number, with whatever digits were appended to it
 * @param fingerprint the same for the carrier's redelivery of the same message: SHA-256 in hex
 */
public record InboundText(
        String link, String sender, String destination, String body, String fingerprint, Instant receivedAt) {}
