package io.duebell.reading;

/**
 * What a borrower's text may want. The order is the one that decides the answer when one text holds several: deceased,
 * dispute, wrong person and opt-out before all else, and every one of them is applied (facts.md section 7).
 */
public enum Intent {
    /** The borrower has died; 走了 and 不在了 too, until a person has asked. */
    DECEASED,
    /** Denies the debt, or doubts the amount, the rate or the account. */
    DISPUTE,
    /** The phone is not the borrower's. */
    WRONG_PERSON,
    /** No more texts, or calls. */
    OPT_OUT,
    /** Another number is to be used. */
    NUMBER_CHANGED,
    /** Can't pay, or asks for time, instalments or less. */
    HARDSHIP,
    /** Says that the money was paid. A claim never changes a ledger. */
    PAID_CLAIM,
    /** Says that, or when, the money will be paid. */
    PROMISE,
    /** Wants to speak with somebody. */
    CALL_BACK,
    /** How much, or when. */
    BALANCE_QUERY,
    /** Where and how to pay. */
    ACCOUNT_QUERY,
    /** Insults, threats, announcements of a complaint. */
    ABUSE,
    /** Took note, no more. */
    ACK,
    /** Anything else: a person reads it. */
    OTHER;

    /** Taken for anything lighter, a borrower would be wronged. */
    public boolean grave() {
        return compareTo(OPT_OUT) <= 0;
    }
}
