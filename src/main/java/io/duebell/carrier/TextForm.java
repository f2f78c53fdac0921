package io.duebell.carrier;

/**
 * How a link writes texts.
 *
 * @param packed whether eight septets of GSM 7-bit go into seven bytes (GSM 03.38, 6.1.2.1), else each into its own
 */
public record TextForm(LongText longText, boolean packed) {

    /** As most carriers take them. */
    public static final TextForm USUAL = new TextForm(LongText.UDH_16, false);

    /** The same, but for a text that was begun so. */
    public TextForm begun(LongText other) {
        return new TextForm(other, packed);
    }
}
