package io.duebell.dispatch.flow;

import io.duebell.dispatch.LinkOrders.Standing;
import io.duebell.dispatch.internal.LinkObedience;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The standing orders are read and the links of this node follow them. */
@Component
public class LinkWatch {

    private final LinkObedience links;

    LinkWatch(LinkObedience links) {
        this.links = links;
    }

    public Map<String, Standing> orders() {
        return links.standing();
    }

    public void follow(Map<String, Standing> standing) {
        links.follow(standing);
    }
}
