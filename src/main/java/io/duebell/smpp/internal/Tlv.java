package io.duebell.smpp.internal;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** Optional parameters of a delivery by tag (SMPP 3.4, 5.3.2), whatever type jSMPP gave them. */
final class Tlv {

    static final short RECEIPTED_MESSAGE_ID = 0x001E;
    static final short USER_MESSAGE_REFERENCE = 0x0204;
    static final short SAR_MSG_REF_NUM = 0x020C;
    static final short SAR_TOTAL_SEGMENTS = 0x020E;
    static final short SAR_SEGMENT_SEQNUM = 0x020F;
    static final short NETWORK_ERROR_CODE = 0x0423;
    static final short MESSAGE_PAYLOAD = 0x0424;
    static final short MESSAGE_STATE = 0x0427;

    private static final int HEADER = 4;

    private Tlv() {}

    /** The value's bytes, or null where there is none. */
    static byte @Nullable [] bytes(AbstractSmCommand pdu, short tag) {
        OptionalParameter parameter = pdu.getOptionalParameter(tag);
        if (parameter == null) {
            return null;
        }
        byte[] whole = parameter.serialize();
        byte[] value = new byte[whole.length - HEADER];
        System.arraycopy(whole, HEADER, value, 0, value.length);
        return value;
    }

    /** A C-octet string without its end; null where there is none or it is empty. */
    static @Nullable String text(AbstractSmCommand pdu, short tag) {
        byte[] value = bytes(pdu, tag);
        if (value == null) {
            return null;
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        String stripped = (end < 0 ? text : text.substring(0, end)).strip();
        return stripped.isEmpty() ? null : stripped;
    }

    static OptionalInt octet(AbstractSmCommand pdu, short tag) {
        byte[] value = bytes(pdu, tag);
        return value == null || value.length == 0 ? OptionalInt.empty() : OptionalInt.of(value[0] & 0xFF);
    }
}
