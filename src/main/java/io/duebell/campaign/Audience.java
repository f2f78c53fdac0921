package io.duebell.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign is for; what is empty or absent narrows nothing.
 *
 * @param dueFrom for what falls due: days from the day it is submitted; 0: that day
 * @param overdueFrom for what is overdue: days since the borrower's oldest open due date
 * @param leastFen what the borrower owes of what is spoken of, together
 * @param classes five-level classification by the days of the oldest arrears (facts.md section 2)
 * @param quietDays nobody who was told anything within so many days
 * @param answered whether the borrower wrote anything within 30 days
 * @param phone whether the borrower has a phone of their own that may be told
 * @param list borrowers of an uploaded list alone
 */
public record Audience(
        List<String> villages,
        List<String> townships,
        List<String> managers,
        List<String> products,
        @Nullable Integer dueFrom,
        @Nullable Integer dueTo,
        @Nullable Integer overdueFrom,
        @Nullable Integer overdueTo,
        @Nullable Long leastFen,
        @Nullable Long mostFen,
        List<LoanClass> classes,
        @Nullable Integer quietDays,
        Answered answered,
        PhoneHealth phone,
        @Nullable Long list) {

    /** Everybody the campaign's kind speaks of. */
    public static final Audience EVERYBODY = new Audience(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            Answered.ANY,
            PhoneHealth.ANY,
            null);

    public Audience {
        villages = List.copyOf(villages);
        townships = List.copyOf(townships);
        managers = List.copyOf(managers);
        products = List.copyOf(products);
        classes = List.copyOf(classes);
    }

    /** Five-level classification by days overdue, strictly greater (order 1 of 2023). */
    public enum LoanClass {
        NORMAL(Integer.MIN_VALUE, 0),
        SPECIAL_MENTION(1, 90),
        SUBSTANDARD(91, 270),
        DOUBTFUL(271, 360),
        LOSS(361, Integer.MAX_VALUE);

        private final int from;
        private final int to;

        LoanClass(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** The first day of arrears that belongs to it. */
        public int from() {
            return from;
        }

        /** The last. */
        public int to() {
            return to;
        }
    }

    /** What the borrower did of late. */
    public enum Answered {
        ANY,
        YES,
        NO
    }

    /** Whether the borrower can be reached by text. */
    public enum PhoneHealth {
        ANY,
        /** A mobile of their own stands in the register. */
        OWN,
        /** None does. */
        NONE
    }
}
