package io.duebell.inbox.internal;

import io.duebell.inbox.internal.OwnerMapper.Holder;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a reply asks for, in this order: stops, promises and claims, what people have to do, the answer. */
@Component
class Doing {

    private final Stops stops;
    private final MoneySaid money;
    private final Handover handover;
    private final Answering answering;
    private final ThreadMapper threads;
    private final OfficeHours hours;
    private final InboxSettings settings;

    Doing(
            Stops stops,
            MoneySaid money,
            Handover handover,
            Answering answering,
            ThreadMapper threads,
            OfficeHours hours,
            InboxSettings settings) {
        this.stops = stops;
        this.money = money;
        this.handover = handover;
        this.answering = answering;
        this.threads = threads;
        this.hours = hours;
        this.settings = settings;
    }

    /** In the caller's transaction, with the conversation locked. */
    void act(Case reply) {
        stops.apply(reply);
        money.apply(reply);
        handover.handOver(reply);
        answering.answer(reply);
    }

    /** Writes what was done, and by when somebody is to look at it. */
    void finish(Case reply) {
        boolean forPerson = reply.isForPerson();
        Instant due = forPerson
                ? hours.after(
                        reply.reply().message().receivedAt(), settings.service().within())
                : null;
        threads.done(reply.entry(), reply.deeds(), forPerson, due);
        Holder borrower = reply.borrower();
        threads.touched(
                reply.conversation(),
                reply.reply().message().receivedAt(),
                forPerson,
                borrower == null ? null : borrower.managerNo(),
                borrower == null ? null : borrower.branchNo());
        threads.count(reply.conversation());
    }
}
