package io.duebell.compliance;

import java.time.Instant;

/** Stop all sending: kept in the database, obeyed by all nodes within one window, audited. */
public interface SendingSwitch {

    State state();

    /** Returns false when it was stopped already. */
    boolean stop(String actor, String reason);

    /** Returns false when it was not stopped. */
    boolean lift(String actor, String reason);

    /** Who turned it last, when and why. */
    record State(boolean stopped, Instant changedAt, String changedBy, String reason) {}
}
