package io.duebell.simulator.loansystem;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What is in a loan book that was made up.
 *
 * @param open instalments not settled
 * @param settlementDay the next 20th on or after the business date
 * @param dueThen open instalments that fall due on it
 */
public record BookFigures(
        int villages,
        int managers,
        int households,
        int borrowers,
        int phones,
        int loans,
        int instalments,
        int open,
        int postings,
        LocalDate settlementDay,
        int dueThen,
        Duration took) {

    @Override
    public String toString() {
        return ("%,d households in %,d villages, %,d managers; %,d borrowers with %,d phones; %,d loans; %,d instalments, "
                        + "%,d of them open, %,d due on %s; %,d postings; in %.1f s")
                .formatted(
                        households,
                        villages,
                        managers,
                        borrowers,
                        phones,
                        loans,
                        instalments,
                        open,
                        dueThen,
                        settlementDay,
                        postings,
                        took.toMillis() / 1000.0);
    }
}
