package io.duebell.loanbook;

/** The loan system's database does not answer, or not as it should; what can't be checked is held, not sent. */
public class LoanBookUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoanBookUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
