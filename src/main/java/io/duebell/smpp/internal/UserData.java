package io.duebell.smpp.internal;

import io.duebell.carrier.InboundText.Scheme;
import io.duebell.carrier.InboundText.Segment;
import io.duebell.carrier.TextCharset;
import io.duebell.smpp.InboundAlphabet;
import io.duebell.smpp.LinkSettings;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's text apart from its headers. What is in no known form is kept as text, so that nothing is lost.
 *
 * @param octets the text alone; one septet an octet where it is GSM 7-bit
 * @param segment its place among several; null: it is the whole
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes, read once and never compared
record UserData(
        TextCharset charset, byte[] octets, @Nullable Segment segment) {

    private static final int CONCATENATED_8 = 0x00;
    private static final int CONCATENATED_16 = 0x08;

    static UserData of(Delivery delivery, LinkSettings.Link link) {
        InboundAlphabet alphabet =
                DataCoding.alphabet(delivery.dataCoding(), link.defaultAlphabet(), link.binaryAlphabet());
        byte[] octets = delivery.octets();
        int header = delivery.pdu().isUdhi() && octets.length > 0 ? (octets[0] & 0xFF) + 1 : 0;
        if (header > octets.length) {
            header = 0;
        }
        Segment segment = byHeader(Arrays.copyOf(octets, header));
        byte[] text = alphabet == InboundAlphabet.GSM_7BIT_PACKED
                ? Septets.unpack(octets, header)
                : Arrays.copyOfRange(octets, header, octets.length);
        return new UserData(alphabet.charset(), text, segment == null ? bySar(delivery) : segment);
    }

    String text() {
        return charset.decode(octets);
    }

    private static @Nullable Segment byHeader(byte[] header) {
        int at = 1;
        while (at + 1 < header.length) {
            int element = header[at] & 0xFF;
            int length = header[at + 1] & 0xFF;
            int value = at + 2;
            if (value + length > header.length) {
                return null;
            }
            if (element == CONCATENATED_8 && length == 3) {
                return segment(Scheme.UDH_8, octet(header, value), octet(header, value + 1), octet(header, value + 2));
            }
            if (element == CONCATENATED_16 && length == 4) {
                int reference = (octet(header, value) << 8) | octet(header, value + 1);
                return segment(Scheme.UDH_16, reference, octet(header, value + 2), octet(header, value + 3));
            }
            at = value + length;
        }
        return null;
    }

    private static @Nullable Segment bySar(Delivery delivery) {
        byte[] reference = Tlv.bytes(delivery.pdu(), Tlv.SAR_MSG_REF_NUM);
        OptionalInt total = Tlv.octet(delivery.pdu(), Tlv.SAR_TOTAL_SEGMENTS);
        OptionalInt number = Tlv.octet(delivery.pdu(), Tlv.SAR_SEGMENT_SEQNUM);
        if (reference == null || reference.length != 2 || total.isEmpty() || number.isEmpty()) {
            return null;
        }
        return segment(
                Scheme.SAR, (octet(reference, 0) << 8) | octet(reference, 1), total.getAsInt(), number.getAsInt());
    }

    private static @Nullable Segment segment(Scheme scheme, int reference, int total, int number) {
        return total < 2 || number < 1 || number > total ? null : new Segment(scheme, reference, total, number);
    }

    private static int octet(byte[] octets, int at) {
        return octets[at] & 0xFF;
    }
}
