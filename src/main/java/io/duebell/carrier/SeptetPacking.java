package io.duebell.carrier;

/** Packs septets into bytes, the first into the lowest bits (GSM 03.38, 6.1.2.1). */
final class SeptetPacking {

    private static final int CARRIAGE_RETURN = 0x0D;

    private SeptetPacking() {}

    /**
     * The septets packed behind a header. After a header that is no multiple of seven bits the text begins at the next
     * septet, with fill bits before it (GSM 03.40, 9.2.3.24). Where seven bits are left over at the end they would read as
     * an @; a carriage return fills them (GSM 03.38, 6.1.2.3.1), which no handset shows.
     *
     * @param headerBytes how long the header is that the result will be put behind
     */
    static byte[] pack(byte[] septets, int headerBytes) {
        int fill = Math.floorMod(-headerBytes * 8, 7);
        int bits = fill + septets.length * 7;
        byte[] packed = new byte[(bits + 7) / 8];
        int at = fill;
        for (byte septet : septets) {
            put(packed, at, septet & 0x7F);
            at += 7;
        }
        if (packed.length * 8 - bits == 7) {
            put(packed, at, CARRIAGE_RETURN);
        }
        return packed;
    }

    private static void put(byte[] packed, int at, int septet) {
        int shifted = septet << (at % 8);
        packed[at / 8] |= (byte) shifted;
        if (at % 8 > 1) {
            packed[at / 8 + 1] |= (byte) (shifted >> 8);
        }
    }
}
