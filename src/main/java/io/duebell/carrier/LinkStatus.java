package io.duebell.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link says of itself on this node.
 *
 * @param inFlight parts that wait for the carrier's answer
 * @param accepted parts accepted since the node started; so are the next two
 * @param lastError for the operator, without numbers or texts
 */
public record LinkStatus(
        String link,
        State state,
        int window,
        int inFlight,
        double licensedRate,
        long accepted,
        long refused,
        long unconfirmed,
        @Nullable String lastError,
        @Nullable Instant errorAt) {

    /** Where a link stands. */
    public enum State {
        UNBOUND,
        BINDING,
        BOUND,
        DRAINING,
        /** It would be pointless to go on: the password is refused, the system id unknown. */
        BROKEN
    }
}
