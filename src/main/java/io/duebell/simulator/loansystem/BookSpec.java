package io.duebell.simulator.loansystem;

import java.time.LocalDate;

/**
 * What loan book to make up; the same spec makes the same book.
 *
 * @param households about 36 in a thousand have two borrowers
 * @param businessDate the day on whose morning the book is to be read; days before it are in the past
 */
public record BookSpec(int households, LocalDate businessDate, long seed) {

    /** A branch of 49 villages, as large as the one the product comes from. */
    public static final int BRANCH_HOUSEHOLDS = 7_000;

    /** Phone numbers are dealt out without repeating up to here. */
    private static final int MOST_HOUSEHOLDS = 10_000_000;

    public BookSpec {
        if (households < 1 || households > MOST_HOUSEHOLDS) {
            throw new IllegalArgumentException(
                    "a loan book has 1 to " + MOST_HOUSEHOLDS + " households, not " + households);
        }
    }
}
