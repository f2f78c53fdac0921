package io.duebell.carrier;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the octets of an inbound text are written. GSM 7-bit has one septet an octet here, however it came. */
public enum TextCharset {
    GSM_7BIT {
        @Override
        public String decode(byte[] octets) {
            return GsmAlphabet.read(octets);
        }
    },
    LATIN_1 {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    },
    /** Big endian; surrogate pairs as phones send them. An odd octet at the end is none of a character. */
    UCS_2 {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, 0, octets.length & ~1, StandardCharsets.UTF_16BE);
        }
    },
    /** Holds GBK and GB 2312. */
    GB18030 {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, Charset.forName("GB18030"));
        }
    };

    /** Never fails: what is no character becomes the replacement character. */
    public abstract String decode(byte[] octets);
}
