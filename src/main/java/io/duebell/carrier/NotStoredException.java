package io.duebell.carrier;

/** What came from the carrier could not be committed; it must be refused with a temporary error. */
public class NotStoredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotStoredException(String message, Throwable cause) {
        super(message, cause);
    }
}
