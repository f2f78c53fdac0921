package io.duebell.console.internal;

import io.duebell.carrier.TextEncoder;
import io.duebell.carrier.TextSize;
import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Hold;
import io.duebell.compliance.HoldKind;
import io.duebell.console.internal.StoryMapper.EarlierPart;
import io.duebell.console.internal.StoryMapper.Event;
import io.duebell.console.internal.StoryMapper.Head;
import io.duebell.console.internal.StoryMapper.Item;
import io.duebell.console.internal.StoryMapper.Part;
import io.duebell.console.internal.StoryMapper.ReceiptLine;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells one notice's whole story, and lets a person hold its borrower. */
@Component
public class Stories {

    private final StoryMapper mapper;
    private final ContactHolds holds;
    private final TextEncoder encoder;
    private final AuditLog audit;

    Stories(StoryMapper mapper, ContactHolds holds, TextEncoder encoder, AuditLog audit) {
        this.mapper = mapper;
        this.holds = holds;
        this.encoder = encoder;
        this.audit = audit;
    }

    /** Empty when there is none, or none that this user may see. */
    public Optional<Story> find(Scope scope, NoticeId id) {
        Head head = mapper.find(scope, id.value());
        if (head == null) {
            return Optional.empty();
        }
        String body = head.body();
        return Optional.of(new Story(
                head,
                body == null ? null : encoder.measure(body),
                mapper.items(id.value()),
                mapper.events(id.value()),
                mapper.parts(id.value()),
                mapper.earlier(id.value()),
                mapper.receipts(id.value()),
                holds.holdsOf(head.borrowerNo())));
    }

    /**
     * Holds everything to the notice's borrower; false when this user may not see the notice.
     *
     * @param lastDay the last day it is held, null: until lifted
     */
    @Transactional
    public boolean hold(ConsoleUser user, NoticeId id, String reason, @Nullable LocalDate lastDay) {
        Head head = mapper.find(user.scope(), id.value());
        if (head == null) {
            return false;
        }
        Instant until = lastDay == null
                ? null
                : lastDay.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        holds.hold(head.borrowerNo(), null, until, reason, user.username());
        audit.write(user.username(), "hold-borrower", head.borrowerNo(), reason);
        return true;
    }

    /** Lifts a person's hold on the notice's borrower; opt-outs and wrong numbers are not lifted here. */
    @Transactional
    public boolean lift(ConsoleUser user, NoticeId id, long holdId, String reason) {
        Head head = mapper.find(user.scope(), id.value());
        if (head == null) {
            return false;
        }
        boolean theirs = holds.holdsOf(head.borrowerNo()).stream()
                .anyMatch(hold -> hold.id() == holdId && hold.kind() == HoldKind.MANUAL && hold.liftedAt() == null);
        if (theirs) {
            holds.lift(holdId, reason, user.username());
            audit.write(user.username(), "lift-hold", head.borrowerNo(), reason);
        }
        return theirs;
    }

    /** All that is known of a notice. */
    public record Story(
            Head head,
            @Nullable TextSize size,
            List<Item> items,
            List<Event> events,
            List<Part> parts,
            List<EarlierPart> earlier,
            List<ReceiptLine> receipts,
            List<Hold> holds) {

        /** The step that brought it where it is. */
        public Instant since() {
            return events.isEmpty()
                    ? head.notBefore()
                    : events.get(events.size() - 1).at();
        }
    }
}
