package io.duebell.inbox.internal;

import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.Msisdn;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way through the route.
 *
 * @param optIn whether it is a word that starts texts again
 * @param whose null: not looked for yet
 */
public record Reply(
        Unhandled message,
        Reading reading,
        boolean optIn,
        @Nullable Attribution whose) {

    Optional<Msisdn> msisdn() {
        return Sender.msisdn(message.sender());
    }

    Reply of(Attribution found) {
        return new Reply(message, reading, optIn, found);
    }

    /** While it could not be told. */
    public Reply ofNobody() {
        return of(Attribution.UNKNOWN);
    }

    Attribution attribution() {
        return Objects.requireNonNull(whose, "whose it is has not been looked for");
    }

    /** Whether it may be acted on without a person: a text with gaps may say something else. */
    boolean isSure() {
        return reading.handling() == Handling.ACT && message.missing() == 0 && !deniesMoney();
    }

    /** Whoever is asked about money and says that it is not theirs may speak of the money, not of the number or the debt. */
    private boolean deniesMoney() {
        return whose != null && whose.answersAsk() && (reading.has(Intent.WRONG_PERSON) || reading.has(Intent.DISPUTE));
    }

    /** By which what was done because of it is found again. */
    String evidence() {
        return evidence(message.id());
    }

    static String evidence(long message) {
        return "inbound message " + message;
    }
}
