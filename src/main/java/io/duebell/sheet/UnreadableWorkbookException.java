package io.duebell.sheet;

/** A workbook that can't be read, or not to its end. */
public final class UnreadableWorkbookException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Fault {
        /** Cut off, or spoilt within. */
        BROKEN,
        /** Larger than is taken, or unpacks to far more than it is. */
        TOO_LARGE,
        /** An archive of something else. */
        NO_WORKBOOK,
        /** One whose sheets are no XML. */
        OTHER_KIND
    }

    private final Fault fault;

    UnreadableWorkbookException(Fault fault) {
        super(fault.name());
        this.fault = fault;
    }

    UnreadableWorkbookException(Fault fault, Throwable cause) {
        super(fault.name(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
