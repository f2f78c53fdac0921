package io.duebell.carrier;

/** The two alphabets a text message is written in, with their sizes (GSM 03.38, 03.40; facts.md section 4). */
public enum Alphabet {
    /** Units are septets; of 140 bytes a header takes six or seven, with fill bits seven or eight septets. */
    GSM_7BIT(160, 153, 152),
    /** Units are UTF-16 code units; a header takes six or seven bytes, three or, with half a unit lost, four units. */
    UCS_2(70, 67, 66);

    private final int alone;
    private final int behind8;
    private final int behind16;

    Alphabet(int alone, int behind8, int behind16) {
        this.alone = alone;
        this.behind8 = behind8;
        this.behind16 = behind16;
    }

    /** Units that one message takes. */
    public int unitsAlone() {
        return alone;
    }

    /** Units that each part of several takes in whatever form, so that no link sends more parts than are reckoned with. */
    public int unitsInSeveral() {
        return behind16;
    }

    /** Units that each part of several takes in this form. */
    int unitsInSeveral(LongText form) {
        return form == LongText.UDH_8 ? behind8 : behind16;
    }
}
