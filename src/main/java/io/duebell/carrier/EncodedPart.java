package io.duebell.carrier;

/**
 * One part as it goes over the air.
 *
 * @param alphabet decides {@code data_coding}: 0 for GSM 7-bit, 8 for UCS-2
 * @param userDataHeader whether the bytes begin with a concatenation header ({@code esm_class} UDHI)
 * @param bytes header and text; for GSM 7-bit one septet a byte (unpacked), for UCS-2 UTF-16BE
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the wire, written once and read once, never compared
public record EncodedPart(Alphabet alphabet, boolean userDataHeader, byte[] bytes) {}
