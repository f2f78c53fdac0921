package io.duebell.carrier;

/** How the parts of a text that is too long for one message are told to belong together. */
public enum LongText {
    /** A header in each part with a reference of eight bits (GSM 03.40, 9.2.3.24.1): five bytes and its length. */
    UDH_8,
    /** A header in each part with a reference of sixteen bits (GSM 03.40, 9.2.3.24.8): six bytes and its length. */
    UDH_16,
    /**
     * The parameters sar_msg_ref_num, sar_total_segments and sar_segment_seqnum (SMPP 3.4, 5.3.2.22 to 24). A part is no
     * longer than with {@link #UDH_16}, which the carrier makes of it on the air.
     */
    SAR,
    /** Whole, in message_payload (SMPP 3.4, 5.3.2.32); the carrier cuts it. */
    PAYLOAD
}
