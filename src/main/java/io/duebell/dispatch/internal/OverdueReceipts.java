package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Inquiry;
import io.duebell.dispatch.internal.OverdueMapper.Unreported;
import io.duebell.dispatch.internal.OverdueMapper.Walk;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the receipts that are overdue on a link. Each round walks all SENT notices, a step at a time and on whichever node
 * comes first. A part is asked for when its receipt is overdue, and again at twice that age, four times and so on: whether
 * it is time follows from when this round and the one before began, so that nothing is written on the part.
 */
@Component
public class OverdueReceipts {

    private static final int STEP = 500;
    private static final int ROUNDS = 4;

    private final OverdueMapper mapper;
    private final BusinessClock clock;

    OverdueReceipts(OverdueMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** What is to be asked in this step of the link's round; none while it rests or another node has it. */
    @Transactional
    public List<Inquiry> next(CarrierLink link) {
        Duration askAfter = Objects.requireNonNull(link.receiptTerms().askAfter());
        Instant now = clock.instant();
        mapper.enter(link.id(), now);
        Walk walk = mapper.lock(link.id(), now);
        if (walk == null) {
            return List.of();
        }
        Instant begun = walk.begun(now);
        List<Unreported> step = mapper.next(walk, link.channel().name(), STEP);
        // A notice of several parts may be cut by the step's end only if the step is full of notices.
        if (step.stream().map(Unreported::noticeId).distinct().count() < STEP) {
            mapper.rest(link.id(), begun, now.plus(askAfter.dividedBy(ROUNDS)));
        } else {
            mapper.goOn(link.id(), begun, step.get(step.size() - 1));
        }
        return step.stream()
                .filter(part -> part.carrierId() != null)
                .filter(part ->
                        times(part.sentAt(), begun, askAfter) > times(part.sentAt(), walk.begunBefore(), askAfter))
                .map(part -> new Inquiry(Objects.requireNonNull(part.carrierId())))
                .toList();
    }

    /** How often a part is asked for until a moment: 1 at the first age, 2 at twice, 3 at four times of it. */
    static int times(Instant sentAt, Instant moment, Duration askAfter) {
        long ages = Math.max(0, Duration.between(sentAt, moment).toMillis() / askAfter.toMillis());
        return Long.SIZE - Long.numberOfLeadingZeros(ages);
    }
}
