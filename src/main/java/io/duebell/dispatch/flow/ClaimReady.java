package io.duebell.dispatch.flow;

import io.duebell.carrier.Channel;
import io.duebell.dispatch.internal.Claims;
import io.duebell.dispatch.internal.NoticeRow;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * First step of dispatch: leases notices that may be looked at now to this node. Nothing while all sending is stopped or
 * no link is bound.
 */
@Component
public class ClaimReady {

    private final Claims claims;

    ClaimReady(Claims claims) {
        this.claims = claims;
    }

    public List<NoticeRow> sms(Exchange exchange) {
        return greedy(exchange, claims.ready(Channel.SMS));
    }

    /** Tells the scheduler whether to come again at once: there may be more. */
    private static List<NoticeRow> greedy(Exchange exchange, List<NoticeRow> claimed) {
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !claimed.isEmpty());
        return claimed;
    }
}
