package io.duebell.matching.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A borrower as matching knows them.
 *
 * @param at their place in the index
 * @param name in plain, simplified characters
 */
record Debtor(int at, String no, String name, String village, List<Debt> debts) {

    List<Debt> live() {
        return debts.stream().filter(Debt::live).toList();
    }

    boolean isLive() {
        return debts.stream().anyMatch(Debt::live);
    }

    /**
     * A loan; its instalments in order of their day. Money in fen.
     *
     * @param dailyRate of penalty, in parts of {@link Due#PARTS} a day
     */
    record Debt(String loanNo, long balance, long dailyRate, boolean live, List<Due> dues) {}

    /** What is open of an instalment. */
    record Due(LocalDate day, long principal, long interest) {

        /** A percent has two decimals more, a rate four, a factor two, and a year of the loan system's 360 days. */
        static final long PARTS = 100L * 10_000 * 100 * 360;

        long sum() {
            return principal + interest;
        }

        /** What is due besides on a day: the sum at the penalty rate for each day since, to the fen (the loan system's own reckoning). */
        long penalty(long dailyRate, LocalDate on) {
            long days = ChronoUnit.DAYS.between(day, on);
            if (days <= 0) {
                return 0;
            }
            long daily = sum() * dailyRate;
            return daily / PARTS * days + (daily % PARTS * days + PARTS / 2) / PARTS;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Debtor debtor && debtor.at == at;
    }

    @Override
    public int hashCode() {
        return at;
    }

    @Override
    public String toString() {
        return "Debtor " + no;
    }
}
