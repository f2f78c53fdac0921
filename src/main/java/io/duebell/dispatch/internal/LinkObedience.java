package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.LinkOrder;
import io.duebell.dispatch.LinkOrders;
import io.duebell.dispatch.LinkOrders.Standing;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the links of this node follow the standing orders: before they first bind, and whenever the route says so. */
@Component
public class LinkObedience implements SmartLifecycle {

    private final List<CarrierLink> links;
    private final LinkOrders orders;
    private volatile boolean running;

    LinkObedience(List<CarrierLink> links, LinkOrders orders) {
        this.links = links;
        this.orders = orders;
    }

    public Map<String, Standing> standing() {
        return orders.standing();
    }

    public void follow(Map<String, Standing> standing) {
        for (CarrierLink link : links) {
            Standing standingHere = standing.get(link.id());
            link.obey(standingHere == null ? LinkOrder.OPEN : standingHere.ordered());
        }
    }

    /** A link that is disabled doesn't bind when the program starts. */
    @Override
    public void start() {
        follow(standing());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the links. */
    @Override
    public int getPhase() {
        return 0;
    }
}
