package io.duebell.carrier;

import java.time.Duration;
import java.util.Optional;

/**
 * Who may hold which of a link's licensed binds: a licence for two means two, however many nodes. Declared here,
 * furnished by dispatch. Any method throws when the database can't be asked; what is held then lasts until it runs out.
 */
public interface BindLicences {

    /**
     * Takes a bind that is free, unless this node has its share of them.
     *
     * @param licensed binds the carrier licenses, over all nodes
     * @param hold how long the carrier takes a dead node for bound: what was not given back is free so much later
     */
    Optional<BindLicence> take(String link, int licensed, Duration hold);

    /** The same bind for longer; empty when it is no longer this node's and must be unbound at once. */
    Optional<BindLicence> renew(BindLicence licence);

    /** Whether this node has more than its share; then another may be waiting for one. */
    boolean hasTooMany(String link, int licensed);

    /** Gives a bind back that is unbound; it is free after the wait. */
    void giveBack(BindLicence licence, Duration freeAfter);
}
