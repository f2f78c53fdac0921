package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The review desk over what is kept: who may see it, whether it is still as they saw it, and the step they take. */
@Component
class Desk implements ReviewDesk {

    private static final Outcome CHANGED = new Outcome.Refused("changed", "");
    private static final Outcome GONE = new Outcome.Refused("gone", "");
    private static final Outcome TAKING_BACK = new Outcome.Refused("taking-back", "");

    private final RemittanceMapper remittances;
    private final FileMapper files;
    private final DeskLists lists;
    private final Opening opening;
    private final Settling settling;
    private final Ledger ledger;
    private final LessonMapper lessons;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    Desk(
            RemittanceMapper remittances,
            FileMapper files,
            DeskLists lists,
            Opening opening,
            Settling settling,
            Ledger ledger,
            LessonMapper lessons,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.remittances = remittances;
        this.files = files;
        this.lists = lists;
        this.opening = opening;
        this.settling = settling;
        this.ledger = ledger;
        this.lessons = lessons;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Page list(Person person, State state, @Nullable String words, Order order, @Nullable String after) {
        return lists.list(person, state, words, order, after);
    }

    @Override
    public Map<State, Sum> count(Person person) {
        Map<State, Sum> counts = new EnumMap<>(State.class);
        lists.count(person).forEach(row -> counts.put(row.stands(), new Sum(row.remittances(), new Money(row.fen()))));
        return counts;
    }

    @Override
    public Optional<Opened> find(Person person, long id) {
        return seen(person, id).map(it -> opening.open(person, it));
    }

    @Override
    public List<Candidate> search(Person person, String words, int limit) {
        return opening.search(person, words.strip(), limit);
    }

    private Optional<Kept> seen(Person person, long id) {
        return remittances
                .find(id)
                .filter(it -> person.managerNo() == null
                        || it.managerNo() == null
                        || person.managerNo().equals(it.managerNo()))
                .filter(it -> person.branchNo() == null
                        || it.branchNo() == null
                        || person.branchNo().equals(it.branchNo()));
    }

    @Override
    public Outcome settle(Person person, long id, int version, List<Proposed> shares, boolean learn) {
        return step(person, id, version, it -> settling.settle(it, shares, learn, person));
    }

    @Override
    public Outcome agree(Person person, long id, int version) {
        return step(person, id, version, it -> settling.agree(it, person));
    }

    @Override
    public Outcome disagree(Person person, long id, int version, String reason) {
        return step(
                person,
                id,
                version,
                it -> it.proposedBy() == null
                        ? new Outcome.Refused("not-proposed", "")
                        : audited(
                                person,
                                it,
                                "remittance-disagree",
                                reason,
                                () -> ledger.disagreed(it, reason, person.name())));
    }

    @Override
    public Outcome reverse(Person person, long id, int version) {
        return step(
                person,
                id,
                version,
                it -> it.reversalWaits()
                        ? moved(person, it, State.REVERSED, "reversal", "remittance-reverse")
                        : new Outcome.Refused("no-reversal", ""));
    }

    @Override
    public Outcome nobody(Person person, long id, int version, String reason) {
        return step(
                person,
                id,
                version,
                it -> it.state() == State.REVIEW && it.proposedBy() == null
                        ? moved(person, it, State.NOBODY, reason, "remittance-nobody")
                        : Settling.notOpen(it));
    }

    @Override
    public Outcome undo(Person person, long id, int version, String reason) {
        return step(
                person,
                id,
                version,
                it -> opening.hasForeign(person, it.id())
                        ? new Outcome.Refused("shares-of-others", "")
                        : (it.state() == State.CREDITED || it.state() == State.NOBODY) && !it.reversalWaits()
                                ? moved(person, it, State.REVIEW, reason, "remittance-undo")
                                : new Outcome.Refused(
                                        it.reversalWaits() ? "reversal-waits" : "state",
                                        it.state().name()));
    }

    @Override
    public Outcome ask(Person person, long id, int version, String borrowerNo) {
        return step(person, id, version, it -> {
            if (it.state() != State.REVIEW || it.proposedBy() != null) {
                return Settling.notOpen(it);
            }
            if (it.askedAt() != null) {
                return new Outcome.Refused("asked", "");
            }
            if (!opening.isKnown(person, borrowerNo)) {
                return new Outcome.Refused("borrower", borrowerNo);
            }
            return audited(person, it, "remittance-ask", borrowerNo, () -> {
                boolean asked = remittances.asked(it.id(), it.version(), clock.instant()) == 1;
                if (asked) {
                    ledger.tell(it, person.name(), Heard.ASKED + borrowerNo);
                }
                return asked;
            });
        });
    }

    @Override
    public List<Lesson> lessons(Person person, @Nullable Long before, int limit) {
        return lessons.latest(person.managerNo(), person.branchNo(), before, limit).stream()
                .map(row -> new Lesson(
                        row.id(),
                        row.alias(),
                        row.payer(),
                        row.borrowerNo(),
                        row.borrowerName(),
                        row.learntAt(),
                        row.learntBy()))
                .toList();
    }

    @Override
    public boolean unlearn(Person person, long lesson) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean alias = lesson % 2 == 1;
            Optional<String> whose = alias ? lessons.whoseAlias(lesson / 2) : lessons.whose(lesson / 2);
            if (whose.isEmpty() || !opening.isTheirs(person, whose.get())) {
                return false;
            }
            int forgotten = alias
                    ? lessons.forgetAlias(lesson / 2, clock.instant(), person.name())
                    : lessons.forget(lesson / 2, clock.instant(), person.name());
            if (forgotten == 1) {
                remittances.audit(clock.instant(), person.name(), "payer-unlearn", Long.toString(lesson), null);
            }
            return forgotten == 1;
        }));
    }

    /** A step that a person takes on what they saw. */
    private interface Step {
        Outcome on(Kept seen);
    }

    private Outcome step(Person person, long id, int version, Step step) {
        Optional<Kept> kept = seen(person, id);
        if (kept.isEmpty()) {
            return GONE;
        }
        if (files.isGoingBack(kept.get().fileId())) {
            return TAKING_BACK;
        }
        return kept.get().version() == version ? step.on(kept.get()) : CHANGED;
    }

    private Outcome moved(Person person, Kept seen, State to, String reason, String action) {
        return audited(person, seen, action, reason, () -> ledger.move(seen, to, reason, person.name()));
    }

    private Outcome audited(Person person, Kept seen, String action, String detail, BooleanSupplier step) {
        Boolean done = transactions.execute(status -> {
            boolean taken = step.getAsBoolean();
            if (taken) {
                remittances.audit(clock.instant(), person.name(), action, Long.toString(seen.id()), detail);
            }
            return taken;
        });
        return Boolean.TRUE.equals(done) ? new Outcome.Done(seen.version() + 1) : CHANGED;
    }
}
