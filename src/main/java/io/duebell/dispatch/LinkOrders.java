package io.duebell.dispatch;

import io.duebell.carrier.LinkOrder;
import java.time.Instant;
import java.util.Map;

/** The standing orders to links: kept in the database, obeyed by every node within about a second, audited. */
public interface LinkOrders {

    /** By link; a link that is not in it is open and always was. */
    Map<String, Standing> standing();

    /** Returns false when that order stood already. */
    boolean give(String link, LinkOrder order, String actor, String reason);

    /** Who ordered what, when and why. */
    record Standing(String link, LinkOrder ordered, Instant orderedAt, String orderedBy, String reason) {}
}
