package io.duebell.inbox;

import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was written between one number and the credit union about one borrower.
 *
 * @param version counts its changes; a step is refused when it is no longer the one that was seen
 * @param sender the number as the carrier gave it
 * @param msisdn the same as a telephone number; null: it is none (a service number)
 * @param borrowerNo null: nobody knows whose the number is, or which of several borrowers wrote
 * @param borrowerName whole, for the page to mask
 * @param unread entries that came in and nobody has looked at; those that were dealt with alone are none
 * @param assignedTo a login
 * @param snoozedUntil null, or past: it is not put off
 * @param dueAt until when somebody is to look at it by the service level; null: nothing waits for a person
 * @param lastText the latest entry, harmless to show and at most 200 characters
 * @param lastIntents what the latest entry that came in wants
 */
public record Conversation(
        long id,
        int version,
        String sender,
        @Nullable Msisdn msisdn,
        @Nullable String borrowerNo,
        @Nullable String borrowerName,
        @Nullable String managerNo,
        @Nullable String branchNo,
        State state,
        int unread,
        @Nullable String assignedTo,
        @Nullable Instant snoozedUntil,
        @Nullable Instant dueAt,
        Instant lastAt,
        boolean lastIn,
        String lastText,
        List<String> lastIntents) {

    /** Whether somebody has still to do with it. */
    public enum State {
        OPEN,
        DONE
    }

    public Conversation {
        lastIntents = List.copyOf(lastIntents);
    }

    public boolean isOverdue(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }

    public boolean isSnoozed(Instant now) {
        return state == State.OPEN && snoozedUntil != null && snoozedUntil.isAfter(now);
    }
}
