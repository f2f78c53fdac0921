package io.duebell.carrier;

import java.util.List;

/** The one encoder: planning measures with it and links send with it, so what a page shows is never less than is billed. */
public interface TextEncoder {

    /**
     * How many parts the text takes at most, by whichever link it leaves ({@link LongText#UDH_16}); it chooses GSM 7-bit where
     * every character allows it, else UCS-2.
     */
    TextSize measure(String text);

    /**
     * The parts in order, as a link writes them; never more than measured. A text that fits into one message is one part in
     * every form.
     *
     * @param reference 0..65535, the concatenation reference; used only when there are several parts, and only its last
     *     eight bits with {@link LongText#UDH_8}
     */
    List<EncodedPart> encode(String text, int reference, TextForm form);
}
