package io.duebell.simulator.loansystem;

/** Told from time to time how far a long task has come. */
@FunctionalInterface
public interface Progress {

    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} households are in the book. */
    void report(int done, int total);
}
