package io.duebell.carrier;

import java.time.Duration;

/**
 * What became of one part that was handed to a link. A refusal is safe to send again, silence is not
 * (facts.md section 5).
 */
public sealed interface SendOutcome {

    /** The carrier has it. {@code messageId} is in the link's normal form, the one receipts will name. */
    record Accepted(String messageId) implements SendOutcome {}

    /**
     * Not taken, and may be offered again after the wait.
     *
     * @param code stable, for the operator: {@code 0x00000058}, {@code no-bind}
     * @param countsAsTry false for pace (throttled, queue full) and for a link that is away
     */
    record RefusedForNow(String code, Duration retryAfter, boolean countsAsTry) implements SendOutcome {}

    /** Not taken, and never will be. */
    record RefusedForGood(String code, Fault fault) implements SendOutcome {}

    /** Bytes may have left and no answer came: in doubt. The cause is stable: {@code timeout}, {@code connection-lost}. */
    record Unconfirmed(String cause) implements SendOutcome {}

    /** Whose fault a final refusal is. */
    enum Fault {
        RECIPIENT,
        CONTENT,
        OTHER
    }
}
