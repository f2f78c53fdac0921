package io.duebell.carrier;

import java.util.Arrays;
import java.util.Optional;

/** {@code message_state} of SMPP 3.4, table 5-2, with its wire values (jSMPP's own enumeration has other ordinals). */
public enum ReceiptState {
    ENROUTE(1, "ENROUTE", false),
    DELIVERED(2, "DELIVRD", true),
    EXPIRED(3, "EXPIRED", true),
    DELETED(4, "DELETED", true),
    UNDELIVERABLE(5, "UNDELIV", true),
    ACCEPTED(6, "ACCEPTD", false),
    UNKNOWN(7, "UNKNOWN", false),
    REJECTED(8, "REJECTD", true);

    private final int wire;
    private final String word;
    private final boolean last;

    ReceiptState(int wire, String word, boolean last) {
        this.wire = wire;
        this.word = word;
        this.last = last;
    }

    /** The value of TLV 0x0427. */
    public int wire() {
        return wire;
    }

    /** The word after {@code stat:} in a receipt's text. */
    public String word() {
        return word;
    }

    /** Whether nothing more will come after it. */
    public boolean isFinal() {
        return last;
    }

    public static Optional<ReceiptState> ofWire(int wire) {
        return Arrays.stream(values()).filter(state -> state.wire == wire).findFirst();
    }

    public static Optional<ReceiptState> ofWord(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
