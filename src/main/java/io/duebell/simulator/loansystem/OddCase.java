package io.duebell.simulator.loansystem;

/** A household made odd on purpose, one of each in a book large enough; each has an interest payment due on the next settlement day. */
enum OddCase {
    NONE,
    /** Nothing is due, yet the loan system lists it as open. */
    AMOUNT_ZERO,
    /** A name of forty characters. */
    LONG_NAME,
    EMOJI_NAME,
    /** Where the number belongs, the clerk wrote a sentence. */
    PHONE_OF_LETTERS,
    NO_PHONE;

    /** The households 10, 20, 30 ... from the first. */
    static OddCase of(int household) {
        int ordinal = household / 10;
        return household % 10 == 0 && ordinal > 0 && ordinal < values().length ? values()[ordinal] : NONE;
    }
}
