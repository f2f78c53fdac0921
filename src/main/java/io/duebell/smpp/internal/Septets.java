package io.duebell.smpp.internal;

import java.util.Arrays;

/** Eight septets in seven octets, least significant bit first (GSM 03.38, 6.1.2.1). */
final class Septets {

    /** User data on the air; a text that fills it has no padding. */
    private static final int FULL = 140;

    private Septets() {}

    /**
     * One septet an octet.
     *
     * @param header octets before the text, which begins at the next septet (GSM 03.40, 9.2.3.24)
     */
    static byte[] unpack(byte[] octets, int header) {
        int first = (header * 8 + 6) / 7;
        int end = octets.length * 8 / 7;
        byte[] septets = new byte[Math.max(0, end - first)];
        for (int i = 0; i < septets.length; i++) {
            int bit = (first + i) * 7;
            int low = (octets[bit / 8] & 0xFF) >>> (bit % 8);
            int high = bit / 8 + 1 < octets.length ? (octets[bit / 8 + 1] & 0xFF) << (8 - bit % 8) : 0;
            septets[i] = (byte) ((low | high) & 0x7F);
        }
        boolean sevenBitsToSpare = octets.length % 7 == 0 && octets.length < FULL;
        return sevenBitsToSpare && septets.length > 0 && septets[septets.length - 1] == 0
                ? Arrays.copyOf(septets, septets.length - 1)
                : septets;
    }
}
