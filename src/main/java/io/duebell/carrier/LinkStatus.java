package io.duebell.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link says of itself on this node.
 *
 * @param binds its binds on this node that are bound
 * @param licensedBinds binds the carrier licenses over all nodes
 * @param window parts that may be unanswered at once over these binds
 * @param inFlight parts that wait for the carrier's answer
 * @param accepted parts accepted since the node started; so are the next two
 * @param lastError for the operator, without numbers or texts
 */
public record LinkStatus(
        String link,
        State state,
        int binds,
        int licensedBinds,
        int window,
        int inFlight,
        double licensedRate,
        long accepted,
        long refused,
        long unconfirmed,
        @Nullable String lastError,
        @Nullable Instant errorAt) {

    /** Where a link stands on this node; with several binds it stands where its best one does. */
    public enum State {
        UNBOUND,
        BINDING,
        BOUND,
        /** Takes nothing new; answers, receipts and replies still come. */
        DRAINING,
        /** Unbound by a person's order until a person opens it. */
        DISABLED,
        /** It would be pointless to go on: the password is refused, the system id unknown. */
        BROKEN
    }
}
