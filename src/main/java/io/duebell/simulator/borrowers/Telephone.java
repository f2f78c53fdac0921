package io.duebell.simulator.borrowers;

/** By which a simulated borrower writes back. */
@FunctionalInterface
public interface Telephone {

    /** @param destination the number that the text is sent to, with its extension */
    void write(String msisdn, String destination, String text);
}
