package io.duebell.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody sent to one of our numbers, or one part of it. Parts are joined as octets and read as a whole:
 * phones cut between the halves of a character.
 *
 * @param sender the number as the carrier gave it; not always a mobile
 * @param destination our number, with whatever digits were appended to it
 * @param octets the text without headers
 * @param segment which part it is; null: the whole
 * @param fingerprint the same for the carrier's redelivery of the same message: SHA-256 in hex
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from the wire, read once and never compared
public record InboundText(
        String link,
        String sender,
        String destination,
        TextCharset charset,
        byte[] octets,
        @Nullable Segment segment,
        String fingerprint,
        Instant receivedAt) {

    /** The text, or what can be read of this part alone. */
    public String body() {
        return charset.decode(octets);
    }

    /**
     * The place of a part.
     *
     * @param scheme references of different schemes have nothing to do with each other
     * @param reference the same for all parts of one text; phones use it again after some hundred texts
     * @param total parts of the text, two at least
     * @param number from 1
     */
    public record Segment(Scheme scheme, int reference, int total, int number) {

        public Segment {
            if (total < 2 || number < 1 || number > total) {
                throw new IllegalArgumentException("part " + number + " of " + total + " is no part");
            }
        }
    }

    /** How a carrier says which part it is. */
    public enum Scheme {
        /** User data header, information element 00 (GSM 03.40, 9.2.3.24.1). */
        UDH_8,
        /** User data header, information element 08. */
        UDH_16,
        /** sar_msg_ref_num and its companions (SMPP 3.4, 5.3.2.22). */
        SAR
    }
}
