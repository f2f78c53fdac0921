package io.duebell.smpp;

/** How a carrier wants GSM 7-bit text. */
public enum GsmPacking {
    /** One septet a byte. */
    UNPACKED,
    /** Eight septets in seven bytes, as on the air. */
    PACKED
}
