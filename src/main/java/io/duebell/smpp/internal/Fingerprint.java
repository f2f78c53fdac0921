package io.duebell.smpp.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jsmpp.bean.AbstractSmCommand;

/**
 * What makes a carrier's second delivery of one inbound text the same as its first: link, both numbers, coding,
 * bytes, its place among several, the carrier's own references where it gives them, and otherwise ten minutes of our
 * clock.
 *
 * <p>SMPP has nothing that names an inbound message. A second delivery follows a lost acknowledgement within seconds
 * or minutes; a borrower who writes the same word an hour later means it anew. So the same text within one period of
 * ten minutes is taken as one, and a redelivery across the edge of a period is stored twice: to read an answer twice
 * does less harm than to lose one.
 */
final class Fingerprint {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private Fingerprint() {}

    static String of(String link, Delivery delivery, Instant receivedAt) {
        AbstractSmCommand pdu = delivery.pdu();
        MessageDigest digest = sha256();
        update(digest, link.getBytes(StandardCharsets.UTF_8));
        update(digest, CarrierNumber.normalised(pdu.getSourceAddr()).getBytes(StandardCharsets.UTF_8));
        update(digest, CarrierNumber.normalised(pdu.getDestAddress()).getBytes(StandardCharsets.UTF_8));
        update(digest, new byte[] {(byte) delivery.dataCoding()});
        update(digest, delivery.octets());
        for (short tag : new short[] {Tlv.SAR_MSG_REF_NUM, Tlv.SAR_TOTAL_SEGMENTS, Tlv.SAR_SEGMENT_SEQNUM}) {
            byte[] value = Tlv.bytes(pdu, tag);
            update(digest, value == null ? new byte[0] : value);
        }
        byte[] messageId = Tlv.bytes(pdu, Tlv.RECEIPTED_MESSAGE_ID);
        byte[] reference = Tlv.bytes(pdu, Tlv.USER_MESSAGE_REFERENCE);
        if (messageId == null && reference == null) {
            long period = Math.floorDiv(receivedAt.getEpochSecond(), PERIOD.toSeconds());
            update(digest, Long.toString(period).getBytes(StandardCharsets.UTF_8));
        } else {
            update(digest, messageId == null ? new byte[0] : messageId);
            update(digest, reference == null ? new byte[0] : reference);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] field) {
        digest.update((byte) (field.length >>> 8));
        digest.update((byte) field.length);
        digest.update(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
