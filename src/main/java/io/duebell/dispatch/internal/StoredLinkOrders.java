package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.toMap;

import io.duebell.carrier.LinkOrder;
import io.duebell.dispatch.LinkOrders;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes an order with its trace in one transaction; {@link LinkObedience} has the links follow it. */
@Component
class StoredLinkOrders implements LinkOrders {

    private static final Logger LOG = LoggerFactory.getLogger(StoredLinkOrders.class);

    private final OrderMapper mapper;
    private final BusinessClock clock;

    StoredLinkOrders(OrderMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Map<String, Standing> standing() {
        return mapper.all().stream().collect(toMap(Standing::link, Function.identity()));
    }

    @Override
    @Transactional
    public boolean give(String link, LinkOrder order, String actor, String reason) {
        Instant now = clock.instant();
        mapper.enter(link, now);
        if (mapper.give(link, order, now, actor, reason) == 0) {
            return false;
        }
        mapper.audit(now, actor, "link-" + order.name().toLowerCase(Locale.ROOT), link, reason);
        LOG.atWarn()
                .addKeyValue("link", link)
                .addKeyValue("order", order)
                .addKeyValue("actor", actor)
                .log("A link was given an order; every node follows within about a second");
        return true;
    }
}
