package io.duebell.compliance;

import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.List;

/**
 * A rehearsal before a credit union goes live, or after a change: everything runs as always, and only listed numbers are
 * contacted. Kept in the database, obeyed by all nodes from the next batch on, audited.
 */
public interface Rehearsal {

    State state();

    /** Returns false when it ran already. */
    boolean begin(String actor, String reason);

    /** Returns false when it did not run. What was held leaves as far as it is still in time. */
    boolean end(String actor, String reason);

    List<Listed> listed();

    /** Returns false when it was listed already. */
    boolean list(Msisdn msisdn, String note, String actor);

    /** Returns false when it was not listed. */
    boolean unlist(Msisdn msisdn, String actor);

    /** Who turned it last, when and why. */
    record State(boolean running, Instant changedAt, String changedBy, String reason) {}

    /** A number that is contacted during a rehearsal. */
    record Listed(Msisdn msisdn, String note, Instant addedAt, String addedBy) {}
}
