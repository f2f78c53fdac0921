package io.duebell.compliance;

import java.util.Locale;

/** Why a borrower, or a number, is not to be contacted for the time being or any more (facts.md section 6). */
public enum HoldKind {
    /** The number wants no more automatic texts. */
    OPT_OUT,
    /** The number is somebody else's. */
    WRONG_PERSON,
    /** The borrower has another number by now. */
    NUMBER_CHANGED,
    DECEASED,
    /** The borrower says that the debt, or its amount, is not theirs. */
    DISPUTE,
    /** An agreement on easier terms is kept. */
    HARDSHIP,
    LITIGATION,
    /** The borrower promised to pay until a day. */
    PROMISE,
    /** Money came that is, or may be, this borrower's. */
    PAYMENT_ON_WAY,
    /** A person's own hold. */
    MANUAL;

    /** Whether it stops receipts and answers to the borrower's own messages too, not reminders alone. */
    public boolean stopsAnswers() {
        return switch (this) {
            case DISPUTE, HARDSHIP, PROMISE, PAYMENT_ON_WAY -> false;
            default -> true;
        };
    }

    /** The id of the rule that a hold of this kind makes. */
    public String rule() {
        return this == MANUAL ? "manual-hold" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
