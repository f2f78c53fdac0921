package io.duebell.inbox;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A promise to pay.
 *
 * <pre>
 * OPEN --money--&gt; KEPT
 * OPEN --the grace is over--&gt; KEPT | PARTLY_KEPT | BROKEN
 * OPEN --a later promise, a correction, a person--&gt; CANCELLED
 * PARTLY_KEPT | BROKEN --money of a day within the grace, booked or credited late--&gt; KEPT | PARTLY_KEPT
 * KEPT --the credit that kept it is undone--&gt; OPEN
 * OPEN --the grace is over, and all that was due had come before it was made--&gt; CANCELLED
 * </pre>
 *
 * @param expected what keeps it: the amount that was promised, else all that is due by that day; zero: any money does
 * @param toldAmount whether the borrower named the amount
 * @param dueOn the last day the words allow
 * @param graceUntil the last day on which money still keeps it
 * @param source where it was made
 * @param entry the reply it was made in; null: it was none
 * @param paid what has come in for it so far; of one without an amount also what had come before, unknown to the book
 * @param settledAt when it left OPEN
 * @param reason why it was cancelled
 */
public record Promise(
        long id,
        String borrowerNo,
        String borrowerName,
        String managerNo,
        String branchNo,
        Money expected,
        boolean toldAmount,
        LocalDate madeOn,
        LocalDate dueOn,
        LocalDate graceUntil,
        Source source,
        @Nullable Long entry,
        Instant madeAt,
        String madeBy,
        State state,
        Money paid,
        @Nullable Instant settledAt,
        @Nullable String reason) {

    /** Where it was made. */
    public enum Source {
        SMS,
        CALL,
        CONSOLE
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        KEPT,
        PARTLY_KEPT,
        BROKEN,
        CANCELLED;

        public boolean mayBecome(State next) {
            return switch (this) {
                case OPEN -> next != OPEN;
                case PARTLY_KEPT -> next == KEPT;
                case BROKEN -> next == KEPT || next == PARTLY_KEPT;
                case KEPT -> next == OPEN;
                case CANCELLED -> false;
            };
        }
    }
}
