package io.duebell.remittance.internal;

/** Another node reads the file by now: this one's batch is rolled back. */
final class LostFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostFileException(long file) {
        super("another node reads statement file " + file);
    }
}
