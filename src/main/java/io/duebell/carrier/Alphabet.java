package io.duebell.carrier;

/** The two alphabets a text message is written in, with their sizes (GSM 03.38, 03.40; facts.md section 4). */
public enum Alphabet {
    /** Units are septets; a 16-bit reference takes seven bytes, eight septets, from each of several parts. */
    GSM_7BIT(160, 152),
    /** Units are UTF-16 code units; a 16-bit reference takes seven bytes, four units with the padding, from each part. */
    UCS_2(70, 66);

    private final int alone;
    private final int inSeveral;

    Alphabet(int alone, int inSeveral) {
        this.alone = alone;
        this.inSeveral = inSeveral;
    }

    /** Units that one message takes. */
    public int unitsAlone() {
        return alone;
    }

    /** Units that each part of several takes. */
    public int unitsInSeveral() {
        return inSeveral;
    }
}
