package io.duebell.smpp;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How the message id in a carrier's receipts relates to the one in its {@code submit_sm_resp}. The normal form of
 * both is lower case without leading zeros (facts.md section 5: the other radix, zero-padded, or upper case).
 */
public enum MessageIdForm {
    AS_IS {
        @Override
        String convert(String receiptId) {
            return receiptId;
        }
    },
    /** Receipts write the id in decimal, responses in hexadecimal. */
    DECIMAL_TO_HEX {
        @Override
        String convert(String receiptId) {
            return inRadix(receiptId, 10, 16);
        }
    },
    /** Receipts write the id in hexadecimal, responses in decimal. */
    HEX_TO_DECIMAL {
        @Override
        String convert(String receiptId) {
            return inRadix(receiptId, 16, 10);
        }
    };

    abstract String convert(String receiptId);

    /** The normal form of an id that a response gave. */
    public String ofResponse(String id) {
        String trimmed = id.strip().toLowerCase(Locale.ROOT);
        int start = 0;
        while (start < trimmed.length() - 1 && trimmed.charAt(start) == '0') {
            start++;
        }
        return trimmed.substring(start);
    }

    /** The normal form of an id that a receipt gave; an id that is no number in the expected radix stays as it is. */
    public String ofReceipt(String id) {
        return ofResponse(convert(id.strip()));
    }

    private static String inRadix(String id, int from, int to) {
        try {
            return new BigInteger(id, from).toString(to);
        } catch (NumberFormatException e) {
            return id;
        }
    }
}
