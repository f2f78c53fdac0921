package io.duebell.inbox;

/** What a reply leaves for a person to do. */
public enum TaskKind {
    /** The borrower has another number, or this one is dead. */
    NUMBER_REPAIR,
    WRONG_PERSON,
    DISPUTE,
    HARDSHIP,
    DECEASED,
    /** With a time. */
    CALL_BACK,
    /** Which of several borrowers wrote. */
    WHOSE,
    /** Something that can't be answered alone: an unconfirmed phone, a vague day that was asked about already. */
    QUESTION,
    /** Not understood, insulting or threatening. */
    UNKNOWN,
    /** Money given to staff or sent by an app: the supervisor's. */
    PAID_TO_STAFF,
    /** A promise that was broken. */
    BROKEN_PROMISE,
    /** Money was acknowledged that is not theirs, and no text could put it right. */
    RECEIPT_WRONG;

    /** Whether the supervisor alone sees it. */
    public boolean forSupervisor() {
        return this == PAID_TO_STAFF;
    }
}
