package io.duebell.carrier;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One part as it goes to the carrier.
 *
 * @param alphabet decides {@code data_coding}
 * @param userDataHeader whether the bytes begin with a concatenation header ({@code esm_class} UDHI)
 * @param bytes header and text; GSM 7-bit packed or one septet a byte, UCS-2 as UTF-16BE
 * @param segment its place among several where the bytes don't tell it, else null
 * @param messages how many messages the carrier sends, counts and bills; several only for a text that goes whole
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the wire, written once and read once, never compared
public record EncodedPart(
        Alphabet alphabet,
        boolean userDataHeader,
        byte[] bytes,
        @Nullable Segment segment,
        int messages) {

    /**
     * A place among several parts.
     *
     * @param reference 0..65535
     * @param place from 1
     */
    public record Segment(int reference, int total, int place) {

        private static final byte[] ELEMENT_8 = {0x05, 0x00, 0x03};
        private static final byte[] ELEMENT_16 = {0x06, 0x08, 0x04};

        /** The user data header that says the same with an 8-bit reference: 05 00 03, reference, total, place. */
        byte[] header8() {
            return ByteBuffer.allocate(6)
                    .put(ELEMENT_8)
                    .put((byte) reference)
                    .put((byte) total)
                    .put((byte) place)
                    .array();
        }

        /** With a 16-bit reference: 06 08 04, reference, total, place. */
        byte[] header16() {
            return ByteBuffer.allocate(7)
                    .put(ELEMENT_16)
                    .putShort((short) reference)
                    .put((byte) total)
                    .put((byte) place)
                    .array();
        }
    }

    /** One message of itself, or one that tells its place in its own bytes. */
    public EncodedPart(Alphabet alphabet, boolean userDataHeader, byte[] bytes) {
        this(alphabet, userDataHeader, bytes, null, 1);
    }

    /** Whether it is a whole text that the carrier has to cut. */
    public boolean isWhole() {
        return messages > 1;
    }

    /**
     * The same part for a carrier that takes no parameters beside the bytes. The header fills seven bytes, eight septets, so
     * that packed text follows it without a shift.
     */
    public EncodedPart withHeader() {
        if (segment == null) {
            return this;
        }
        return new EncodedPart(alphabet, true, joined(segment.header16(), bytes));
    }

    static byte[] joined(byte[] header, byte[] body) {
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }
}
