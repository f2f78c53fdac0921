package io.duebell.simulator.bank;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lively the simulated bank is.
 *
 * @param every from one statement file to the next, while there is something new
 * @param payments how many people remit between two files; 0: only those who promised
 * @param paymentsADay how many at most on one day of the clock
 * @param camtEach each so many-th file is camt.053 instead of CSV; 0: none
 * @param share of what borrowers promise, how much they pay through the bank instead of at the counter, 0 to 1
 * @param seed another seed makes other payers and ways
 */
public record BankSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("14") int payments,
        @DefaultValue("70") int paymentsADay,
        @DefaultValue("3") int camtEach,
        @DefaultValue("0.7") double share,
        @DefaultValue("1") long seed) {

    public BankSettings {
        if (every.toMillis() < 1000) {
            throw new IllegalArgumentException("every should be 1s or more, not " + every);
        }
        if (payments < 0 || paymentsADay < 0 || camtEach < 0) {
            throw new IllegalArgumentException("payments, payments-a-day and camt-each should not be negative");
        }
        // written so that NaN is refused too
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share should be a number from 0 to 1, not " + share);
        }
    }
}
