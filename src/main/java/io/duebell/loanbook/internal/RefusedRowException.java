package io.duebell.loanbook.internal;

/** A row of a view can't be taken; it goes to quarantine with the message, which names no value a person typed. */
class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedRowException(String reason) {
        // No stack trace: a broken view may refuse a million rows
        super(reason, null, false, false);
    }
}
