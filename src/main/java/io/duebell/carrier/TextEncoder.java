package io.duebell.carrier;

import java.util.List;

/** The one encoder: planning measures with it and links send with it, so what a page shows is what is billed. */
public interface TextEncoder {

    /** How many parts the text takes; it chooses GSM 7-bit where every character allows it, else UCS-2. */
    TextSize measure(String text);

    /**
     * The parts in order.
     *
     * @param reference 0..65535, the concatenation reference; used only when there are several parts
     */
    List<EncodedPart> encode(String text, int reference);
}
