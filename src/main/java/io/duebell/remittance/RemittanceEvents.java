package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other rooms hear of remittances: at least once, each event by its id; stored with the change that caused it. */
public interface RemittanceEvents {

    /** Events that a listener has not marked as heard, the oldest first. */
    List<Event> unheard(String listener, int limit);

    /**
     * In the listener's own transaction; false when it is heard already, or an earlier one of the same remittance is not: what
     * follows it would be undone by it.
     */
    boolean heard(String listener, long event);

    /**
     * @param shares credited by it, or undone by it
     * @param best the best candidate of one in review, where likely enough to pause that borrower's notices
     * @param asks a borrower whom a person asks whether it was theirs; null: nobody is asked
     * @param byPerson whether a person decided
     */
    record Event(
            long id,
            long remittance,
            Remittance.State from,
            Remittance.State to,
            LocalDate bookedOn,
            Money amount,
            List<Share> shares,
            @Nullable String best,
            @Nullable String asks,
            boolean byPerson,
            Instant at) {

        public Event {
            shares = List.copyOf(shares);
        }

        /** Whether the shares were credited by it. */
        public boolean credits() {
            return to == Remittance.State.CREDITED && from != Remittance.State.CREDITED;
        }

        /** Whether the shares were undone by it. */
        public boolean undoes() {
            return from == Remittance.State.CREDITED && to != Remittance.State.CREDITED;
        }
    }
}
