package io.duebell.smpp.internal;

import io.duebell.smpp.InboundAlphabet;

/** Which alphabet a data_coding names (SMPP 3.4, 5.2.19; its groups above 0x0F are those of GSM 03.38, section 4). */
final class DataCoding {

    private DataCoding() {}

    /**
     * @param unspecified what the carrier means by its default alphabet
     * @param binary what it sends as octets without an alphabet
     */
    static InboundAlphabet alphabet(int dataCoding, InboundAlphabet unspecified, InboundAlphabet binary) {
        if (dataCoding < 0x10) {
            return switch (dataCoding) {
                case 0 -> unspecified;
                case 2, 4 -> binary;
                case 8 -> InboundAlphabet.UCS_2;
                // Chinese carriers' own; the standard leaves it reserved
                case 15 -> InboundAlphabet.GB18030;
                // ASCII, Latin-1, and what nobody sends here: read as Latin-1 no octet is lost
                default -> InboundAlphabet.LATIN_1;
            };
        }
        return switch (dataCoding >> 4) {
            // a general message, also one marked for deletion: bits 3 and 2
            case 1, 2, 3, 4, 5, 6, 7 ->
                switch (dataCoding & 0x0C) {
                    case 0x04 -> binary;
                    case 0x08 -> InboundAlphabet.UCS_2;
                    default -> unspecified;
                };
            case 14 -> InboundAlphabet.UCS_2;
            case 15 -> (dataCoding & 0x04) == 0 ? unspecified : binary;
            // 8 to B are reserved, C and D tell of waiting messages
            default -> unspecified;
        };
    }
}
