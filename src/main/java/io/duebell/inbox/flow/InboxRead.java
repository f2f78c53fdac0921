package io.duebell.inbox.flow;

import io.duebell.inbox.internal.Acting;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.Replies;
import io.duebell.inbox.internal.Reply;
import io.duebell.inbox.internal.Understanding;
import io.duebell.inbox.internal.WhoseReply;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Texts that were stored are read, told whose they are, and acted on one by one. */
@Component
public class InboxRead {

    private static final String REPLY = "inboxReply";

    private final Replies replies;
    private final Understanding understanding;
    private final WhoseReply whose;
    private final Acting acting;

    InboxRead(Replies replies, Understanding understanding, WhoseReply whose, Acting acting) {
        this.replies = replies;
        this.understanding = understanding;
        this.whose = whose;
        this.acting = acting;
    }

    public List<Unhandled> unhandled() {
        return replies.unhandled();
    }

    public Reply understand(@Body Unhandled message, Exchange exchange) {
        Reply reply = understanding.read(message);
        exchange.setProperty(REPLY, reply);
        return reply;
    }

    public Reply whose(@Body Reply reply, Exchange exchange) {
        Reply found = whose.find(reply);
        exchange.setProperty(REPLY, found);
        return found;
    }

    public void act(@Body Reply reply) {
        acting.act(reply);
    }

    /** Acting on one broke off; it is tried again, and after some tries a person has it. */
    public void brokeOff(Exchange exchange) {
        Reply reply = exchange.getProperty(REPLY, Reply.class);
        if (reply != null) {
            acting.brokeOff(reply.whose() == null ? reply.ofNobody() : reply);
        }
    }
}
