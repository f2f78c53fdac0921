package io.duebell.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part that was handed to a link. A refusal is safe to send again, silence is not
 * (facts.md section 5).
 */
public sealed interface SendOutcome {

    /**
     * The carrier has it.
     *
     * @param messageId in the link's normal form, the one receipts will name
     * @param carrierId as the carrier wrote it, where the link may ask for the part by it
     */
    record Accepted(String messageId, @Nullable String carrierId) implements SendOutcome {

        public Accepted(String messageId) {
            this(messageId, null);
        }
    }

    /**
     * Not taken, and may be offered again after the wait.
     *
     * @param code stable, for the operator: {@code 0x00000058}, {@code no-bind}
     * @param countsAsTry false for pace (throttled, queue full) and for a link that is away
     * @param patience how often it is worth trying
     */
    record RefusedForNow(String code, Duration retryAfter, boolean countsAsTry, Patience patience)
            implements SendOutcome {

        public RefusedForNow(String code, Duration retryAfter, boolean countsAsTry) {
            this(code, retryAfter, countsAsTry, Patience.AS_SET);
        }
    }

    /** Not taken, and never will be. */
    record RefusedForGood(String code, Fault fault) implements SendOutcome {}

    /** Bytes may have left and no answer came: in doubt. The cause is stable: {@code timeout}, {@code connection-lost}. */
    record Unconfirmed(String cause) implements SendOutcome {}

    /** Whose fault a final refusal is. */
    enum Fault {
        RECIPIENT,
        CONTENT,
        /** The number is not this carrier's; another link may take it. */
        NOT_OURS,
        OTHER
    }

    /** How often a refusal "for now" is worth trying again; the tries of the notice count, whatever refused them. */
    enum Patience {
        /** As often as dispatch is set to. */
        AS_SET,
        /** A few times: what the carrier means is vague. */
        FEW,
        /** Once more: nobody knows what the code means, and somebody should find out. */
        ONCE_MORE
    }
}
