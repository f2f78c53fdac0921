package io.duebell.smpp.internal;

import io.duebell.carrier.GsmAlphabet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;

/**
 * The user data of a {@code deliver_sm}: short_message or, where that is empty, the message_payload.
 *
 * @param octets as they came, header included
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes, read once and never compared
record MessageBody(byte[] octets, boolean userDataHeader, int dataCoding) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    static MessageBody of(DeliverSm pdu) {
        byte[] octets = pdu.getShortMessage();
        if (octets == null || octets.length == 0) {
            byte[] payload = Tlv.bytes(pdu, Tlv.MESSAGE_PAYLOAD);
            octets = payload == null ? new byte[0] : payload;
        }
        return new MessageBody(octets, pdu.isUdhi(), pdu.getDataCoding() & 0xFF);
    }

    /** The text without a user data header. What is in no known coding is read as Latin-1, so that nothing is lost. */
    String text() {
        byte[] text = withoutHeader();
        return switch (alphabetCode()) {
            case 0 -> GsmAlphabet.read(text);
            case 8 -> new String(text, 0, text.length & ~1, StandardCharsets.UTF_16BE);
            case 15 -> new String(text, GB18030);
            default -> new String(text, StandardCharsets.ISO_8859_1);
        };
    }

    /** The GSM data coding groups above 0x0F only tell 7-bit, 8-bit and UCS-2 apart (GSM 03.38, section 4). */
    private int alphabetCode() {
        if (dataCoding < 0x10) {
            return dataCoding;
        }
        if (dataCoding >= 0xF0) {
            return (dataCoding & 0x04) == 0 ? 0 : 4;
        }
        if (dataCoding >= 0xE0) {
            return 8;
        }
        return switch (dataCoding & 0x0C) {
            case 0x08 -> 8;
            case 0x04 -> 4;
            default -> 0;
        };
    }

    private byte[] withoutHeader() {
        if (!userDataHeader || octets.length == 0) {
            return octets;
        }
        int header = (octets[0] & 0xFF) + 1;
        return header > octets.length ? octets : Arrays.copyOfRange(octets, header, octets.length);
    }
}
