package io.duebell.simulator.carrier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * A submitted part as a handset would read it: its concatenation header and its text. This decoder is the
 * simulator's own, written from the standard, so that it judges the gateway's encoder instead of agreeing with it.
 *
 * @param reference 0 for a text of one part
 */
record WirePart(int reference, int total, int place, String text) {

    static final byte UDHI = 0x40;
    private static final int ALONE = 70;
    private static final int IN_PARTS = 67;
    private static final char[] DEFAULT = ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")
            .toCharArray();

    /** A submit: its place stands in the header, or in the SAR parameters (SMPP 3.4, 5.3.2.22 to 24); a payload is whole. */
    static WirePart read(SubmitSm pdu) {
        OptionalParameter.OctetString payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        byte[] userData = payload == null ? pdu.getShortMessage() : payload.getValue();
        WirePart part = read(userData, pdu.getEsmClass() & 0xFF, pdu.getDataCoding() & 0xFF);
        var reference = pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        var total = pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        var place = pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        if (reference == null || total == null || place == null) {
            return part;
        }
        return new WirePart(
                reference.getValue() & 0xFFFF, total.getValue() & 0xFF, place.getValue() & 0xFF, part.text());
    }

    static WirePart read(byte[] userData, int esmClass, int dataCoding) {
        if ((esmClass & UDHI) == 0 || userData.length == 0) {
            return new WirePart(0, 1, 1, text(userData, dataCoding));
        }
        int header = userData[0] & 0xFF;
        String text = text(Arrays.copyOfRange(userData, header + 1, userData.length), dataCoding);
        for (int at = 1; at + 1 < header; at += 2 + userData[at + 1]) {
            if (userData[at] == 0x08 && userData[at + 1] == 4) {
                int reference = ((userData[at + 2] & 0xFF) << 8) | (userData[at + 3] & 0xFF);
                return new WirePart(reference, userData[at + 4] & 0xFF, userData[at + 5] & 0xFF, text);
            }
            if (userData[at] == 0x00 && userData[at + 1] == 3) {
                return new WirePart(userData[at + 2] & 0xFF, userData[at + 3] & 0xFF, userData[at + 4] & 0xFF, text);
            }
        }
        return new WirePart(0, 1, 1, text);
    }

    /** A text in UCS-2 as a handset cuts it (3GPP TS 23.040, 9.2.3.24.1), no surrogate pair apart. */
    static List<WirePart> split(String text, int reference) {
        if (text.length() <= ALONE) {
            return List.of(new WirePart(0, 1, 1, text));
        }
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(from + IN_PARTS, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return IntStream.range(0, pieces.size())
                .mapToObj(i -> new WirePart(reference, pieces.size(), i + 1, pieces.get(i)))
                .toList();
    }

    /** The octets of this part in UCS-2, with its header where it is one of several. */
    byte[] userData() {
        byte[] body = text.getBytes(StandardCharsets.UTF_16BE);
        if (total == 1) {
            return body;
        }
        return ByteBuffer.allocate(body.length + 6)
                .put(new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) place})
                .put(body)
                .array();
    }

    private static String text(byte[] bytes, int dataCoding) {
        if (dataCoding == 8) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        if (dataCoding != 0) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0x1B && i + 1 < bytes.length) {
                text.append(extension(bytes[++i]));
            } else {
                text.append(DEFAULT[bytes[i] & 0x7F]);
            }
        }
        return text.toString();
    }

    private static char extension(byte septet) {
        return switch (septet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> DEFAULT[septet & 0x7F];
        };
    }
}
