package io.duebell.simulator.borrowers;

/** Where borrowers leave what they mean to pay, for whoever turns it into money that comes in. */
@FunctionalInterface
public interface Purse {

    /** Of borrowers who never pay. */
    Purse EMPTY = payment -> {};

    void set(PlannedPayment payment);
}
