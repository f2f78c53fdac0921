package io.duebell.inbox.internal;

import io.duebell.inbox.Deed;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.ThreadMapper.Locked;
import io.duebell.reading.Reading.Flag;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acts on a reply once: the mark that it is handled, what it stops, promises and asks for, the tasks and the answer are one
 * transaction. A second node, a redelivery and a restart find the mark, or nothing at all.
 */
@Component
public class Acting {

    private static final int TRIES = 10;
    private static final String BORROWER = "borrower";

    private final InboundMapper inbound;
    private final ThreadMapper mapper;
    private final Threads threads;
    private final Doing doing;
    private final Undoing undoing;
    private final InboxMeters meters;
    private final BusinessClock clock;

    Acting(
            InboundMapper inbound,
            ThreadMapper mapper,
            Threads threads,
            Doing doing,
            Undoing undoing,
            InboxMeters meters,
            BusinessClock clock) {
        this.inbound = inbound;
        this.mapper = mapper;
        this.threads = threads;
        this.doing = doing;
        this.undoing = undoing;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    public void act(Reply reply) {
        Unhandled message = reply.message();
        Instant now = clock.instant();
        if (inbound.handled(message.id(), intents(reply), now) == 0) {
            return;
        }
        Locked conversation = threads.open(reply, now);
        long entry = threads.add(reply, conversation);
        Case acted = new Case(reply, conversation.id(), entry, now, BORROWER);
        if (inbound.isCompleted(message.id())) {
            // More of its parts came first.
            acted.did(Deed.SUPERSEDED);
        } else {
            supersede(message, entry);
            boolean silentMachine = reply.reading().flags().contains(Flag.AUTO_REPLY)
                    && reply.reading().intents().stream().noneMatch(each -> each.grave());
            if (silentMachine) {
                acted.did(Deed.UNANSWERED_MACHINE);
            } else {
                doing.act(acted);
            }
        }
        doing.finish(acted);
        meters.acted(reply, acted.isForPerson());
    }

    /** After an error: what breaks off again and again is left to a person instead of stopping those behind it. */
    @Transactional
    public void brokeOff(Reply reply) {
        long id = reply.message().id();
        inbound.brokeOff(id);
        Instant now = clock.instant();
        if (inbound.tries(id) < TRIES || inbound.handled(id, intents(reply), now) == 0) {
            return;
        }
        Locked conversation = threads.open(reply, now);
        Case left = new Case(reply, conversation.id(), threads.add(reply, conversation), now, BORROWER);
        left.did(Deed.BROKE_OFF);
        left.wantsPerson();
        doing.finish(left);
        meters.acted(reply, true);
    }

    /** What a text with gaps had done is taken back; the whole one counts. */
    private void supersede(Unhandled message, long entry) {
        Long before = message.completes();
        Long earlier = before == null ? null : mapper.entryOf(before);
        if (before != null && earlier != null) {
            undoing.undo(earlier, before, "the whole text came", BORROWER);
            mapper.completed(earlier, entry);
        }
    }

    private static String intents(Reply reply) {
        return reply.optIn() ? "OPT_IN" : Threads.joined(reply.reading().intents());
    }
}
