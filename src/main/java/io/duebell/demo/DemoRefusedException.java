package io.duebell.demo;

/** The demo won't start as it was asked to; the message says which setting is in the way. */
public final class DemoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DemoRefusedException(String message) {
        super(message);
    }
}
