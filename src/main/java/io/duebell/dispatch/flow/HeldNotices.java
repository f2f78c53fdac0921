package io.duebell.dispatch.flow;

import io.duebell.carrier.Channel;
import io.duebell.dispatch.internal.Claims;
import io.duebell.dispatch.internal.HeldAgain;
import io.duebell.dispatch.internal.NoticeRow;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Held notices: claimed when their time has come, and judged again. */
@Component
public class HeldNotices {

    private final Claims claims;
    private final HeldAgain again;

    HeldNotices(Claims claims, HeldAgain again) {
        this.claims = claims;
        this.again = again;
    }

    public List<NoticeRow> claim(Exchange exchange) {
        List<NoticeRow> held = claims.held(Channel.SMS);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !held.isEmpty());
        return held;
    }

    public void judge(List<NoticeRow> held) {
        again.judge(held);
    }
}
