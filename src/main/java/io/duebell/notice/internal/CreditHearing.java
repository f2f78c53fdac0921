package io.duebell.notice.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.HoldKind;
import io.duebell.dispatch.Outbox;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.notice.internal.OnWayMapper.Row;
import io.duebell.notice.internal.OnWayMapper.Speaking;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Share;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of notices when money came: those of what it pays are called off, those of the same loan are looked at again, the
 * best candidate's pause until somebody has decided, and what was called off is planned again when the credit is undone.
 *
 * <p>The money is written down in a transaction of its own before notices are looked for: whoever looks at a notice later finds
 * it, and what was looked at before is found here.
 */
@Component
public class CreditHearing {

    public static final String LISTENER = "notice";

    private static final String ACTOR = "remittance";

    private final RemittanceEvents events;
    private final OnWayMapper mapper;
    private final MoneyOnWay money;
    private final Outbox outbox;
    private final Replanning replanning;
    private final ContactHolds holds;
    private final BusinessCalendar calendar;
    private final OnWaySettings settings;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    // Ten collaborators: it joins what three rooms do about one event.
    CreditHearing(
            RemittanceEvents events,
            OnWayMapper mapper,
            MoneyOnWay money,
            Outbox outbox,
            Replanning replanning,
            ContactHolds holds,
            BusinessCalendar calendar,
            OnWaySettings settings,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.events = events;
        this.mapper = mapper;
        this.money = money;
        this.outbox = outbox;
        this.replanning = replanning;
        this.holds = holds;
        this.calendar = calendar;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was reckoned of some loans, and by which money. */
    private record Reckoned(Set<String> loans, List<Row> standing, Set<InstalmentKey> covered) {}

    /** Does nothing where another node was first; what changes meanwhile is heard at the next look. */
    public void hear(Event event) {
        boolean undone = event.undoes();
        if (event.credits() || undone) {
            writeDown(event, undone);
            Reckoned reckoned =
                    reckon(event.shares().stream().map(Share::loanNo).collect(toSet()));
            transactions.executeWithoutResult(status -> follow(event, undone, reckoned));
        } else {
            transactions.executeWithoutResult(status -> {
                if (events.heard(LISTENER, event.id())) {
                    pause(event);
                }
            });
        }
    }

    private void writeDown(Event event, boolean undone) {
        transactions.executeWithoutResult(status -> event.shares().forEach(share -> {
            Row row = row(share);
            if (undone || share.undoneAt() != null) {
                mapper.undo(row);
            } else {
                mapper.add(row);
            }
        }));
    }

    private Row row(Share share) {
        LocalDate day = LocalDate.ofInstant(share.creditedAt(), BusinessClock.ZONE);
        return new Row(
                share.id(),
                share.remittance(),
                share.borrowerNo(),
                share.loanNo(),
                share.principal().fen(),
                share.interest().fen(),
                share.penalty().fen(),
                share.creditedAt(),
                endOfWorkingDay(day, settings.workingDays()));
    }

    private Reckoned reckon(Set<String> loans) {
        List<Row> standing = mapper.standing(loans, clock.instant());
        try {
            return new Reckoned(loans, standing, money.reckon(standing));
        } catch (LoanBookUnavailableException away) {
            // Nothing counts as paid whole until it answers; all notices of the loans wait meanwhile.
            return new Reckoned(loans, standing, Set.of());
        }
    }

    private void follow(Event event, boolean undone, Reckoned reckoned) {
        Set<String> loans = reckoned.loans();
        List<Row> standing = mapper.lockStanding(loans, clock.instant());
        if (!standing.equals(reckoned.standing()) || !events.heard(LISTENER, event.id())) {
            return;
        }
        if (undone) {
            Instant since = event.shares().stream()
                    .map(Share::creditedAt)
                    .min(Instant::compareTo)
                    .orElse(event.at());
            replanning.planAgain(loans, since);
        }
        callOff(loans, reckoned.covered(), standing.isEmpty());
        pause(event);
    }

    private void callOff(Set<String> loans, Set<InstalmentKey> covered, boolean none) {
        Map<Long, Set<InstalmentKey>> waiting = mapper.waiting(loans).stream()
                .collect(groupingBy(
                        Speaking::noticeId,
                        mapping(each -> new InstalmentKey(each.loanNo(), each.dueDate()), toSet())));
        List<NoticeId> paid = waiting.entrySet().stream()
                .filter(each -> covered.containsAll(each.getValue()))
                .map(each -> new NoticeId(each.getKey()))
                .toList();
        outbox.withdraw(paid, ACTOR, "paid");
        List<NoticeId> all = waiting.keySet().stream().map(NoticeId::new).toList();
        if (none) {
            outbox.lookAgain(all);
        } else {
            outbox.reconsider(all, ACTOR, InstalmentLastCheck.ON_WAY);
        }
    }

    /** Whoever is most likely meant is not reminded until somebody has decided, or the next working day is over. */
    private void pause(Event event) {
        String evidence = "remittance " + event.remittance();
        if (event.from() == State.REVIEW && event.to() != State.REVIEW) {
            holds.liftPlacedOn(evidence, ACTOR, "the remittance is " + event.to(), ACTOR);
        }
        String best = event.best();
        if (best != null && event.to() == State.REVIEW && event.from() != State.REVIEW) {
            Instant until = endOfWorkingDay(LocalDate.ofInstant(event.at(), BusinessClock.ZONE), 1);
            if (until.isAfter(clock.instant())) {
                holds.place(HoldKind.PAYMENT_ON_WAY, best, until, ACTOR, evidence, ACTOR);
            }
        }
    }

    private Instant endOfWorkingDay(LocalDate day, int days) {
        return calendar.plusWorkingDays(day, days)
                .plusDays(1)
                .atStartOfDay(BusinessClock.ZONE)
                .toInstant();
    }
}
