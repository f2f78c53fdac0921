package io.duebell.smpp;

import io.duebell.carrier.TextCharset;

/** How octets of inbound texts are to be read, and what a carrier means by its own default alphabet (SMPP 3.4, 5.2.19). */
public enum InboundAlphabet {
    GSM_7BIT(TextCharset.GSM_7BIT),
    /** Eight septets in seven octets, as on the air (GSM 03.38, 6.1.2). */
    GSM_7BIT_PACKED(TextCharset.GSM_7BIT),
    LATIN_1(TextCharset.LATIN_1),
    UCS_2(TextCharset.UCS_2),
    GB18030(TextCharset.GB18030);

    private final TextCharset charset;

    InboundAlphabet(TextCharset charset) {
        this.charset = charset;
    }

    public TextCharset charset() {
        return charset;
    }
}
