package io.duebell.loanbook.internal;

/** The loan book lacks something that the six views promise; the server does not start on it. */
class LoanBookContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    LoanBookContractException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What a person does about it. */
    String action() {
        return action;
    }
}
