package io.duebell.inbox.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.HoldKind;
import io.duebell.inbox.Person;
import io.duebell.inbox.Promise;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.inbox.Promises;
import io.duebell.inbox.internal.PromiseMapper.New;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises as they are kept in {@code promise}; each that stands has a hold on reminders until its day is over. */
@Component
class StoredPromises implements Promises {

    /** Who settles promises by what comes in. */
    static final String MONEY = "money";

    private static final String SOURCE = "promise";
    private static final int LONGEST_REASON = 200;

    private final PromiseMapper mapper;
    private final PromiseMoney money;
    private final BorrowerSearch borrowers;
    private final ContactHolds holds;
    private final BusinessCalendar calendar;
    private final InboxSettings settings;
    private final InboxMeters meters;
    private final BusinessClock clock;

    // Eight collaborators: a promise pauses notices, is settled by money and counts working days.
    StoredPromises(
            PromiseMapper mapper,
            PromiseMoney money,
            BorrowerSearch borrowers,
            ContactHolds holds,
            BusinessCalendar calendar,
            InboxSettings settings,
            InboxMeters meters,
            BusinessClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.borrowers = borrowers;
        this.holds = holds;
        this.calendar = calendar;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** In which reply it was made, on which phone, and when that came; a person may act on it later. */
    record In(long entry, String sender, Instant at) {}

    @Override
    @Transactional
    public long make(String borrowerNo, @Nullable Money amount, LocalDate dueOn, Source source, String actor) {
        return make(borrowerNo, amount, dueOn, source, actor, null);
    }

    /** The same promise said once more is the one that stands, and what was settled of an entry stays the only one of it. */
    long make(
            String borrowerNo, @Nullable Money amount, LocalDate dueOn, Source source, String actor, @Nullable In in) {
        Row made = in == null ? null : mapper.ofEntry(in.entry());
        if (made != null) {
            return made.id();
        }
        BorrowerBook book = borrowers
                .find(borrowerNo)
                .orElseThrow(() -> new IllegalArgumentException("no borrower of that number is in the snapshot"));
        Money expected = amount != null ? amount : dueBy(book, dueOn);
        for (Row standing : mapper.lockOpen(borrowerNo)) {
            boolean same = standing.dueOn().equals(dueOn)
                    && standing.toldAmount() == (amount != null)
                    && (amount == null || standing.expectedFen() == amount.fen());
            if (same) {
                return standing.id();
            }
            end(standing, State.CANCELLED, "another promise followed", actor);
        }
        Borrower borrower = book.borrower();
        Instant madeAt = in == null ? clock.instant() : in.at();
        mapper.add(new New(
                borrowerNo,
                borrower.name(),
                borrower.managerNo(),
                borrower.branchNo(),
                expected.fen(),
                amount != null,
                LocalDate.ofInstant(madeAt, BusinessClock.ZONE),
                dueOn,
                calendar.plusWorkingDays(dueOn, settings.pauses().grace()),
                source,
                in == null ? null : in.entry(),
                in == null ? null : in.sender(),
                madeAt,
                actor));
        long id = mapper.lastId();
        Instant until = dueOn.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        holds.place(HoldKind.PROMISE, borrowerNo, until, SOURCE, evidence(id), actor);
        money.credited(mapper.lock(List.of(id))).forEach(this::settle);
        return id;
    }

    /** Whatever is open and due by a day. */
    private static Money dueBy(BorrowerBook book, LocalDate day) {
        return book.instalments().stream()
                .filter(each -> !each.key().dueDate().isAfter(day))
                .map(each -> each.open().total())
                .reduce(Money.ZERO, Money::plus);
    }

    /** False when another was first. */
    boolean end(Row promise, State to, @Nullable String reason, String actor) {
        if (!promise.state().mayBecome(to)
                || mapper.move(promise.id(), promise.state(), to, reason, clock.instant()) == 0) {
            return false;
        }
        holds.liftPlacedOn(evidence(promise.id()), SOURCE, "the promise is " + to.name(), actor);
        return true;
    }

    /** Takes back what was promised in an entry, which may be read otherwise then; false when nothing was, or it is settled. */
    boolean undo(long entry, String reason, String actor) {
        Row promise = mapper.ofEntry(entry);
        return promise != null && end(promise, State.CANCELLED, reason, actor) && mapper.leaveEntry(promise.id()) == 1;
    }

    private static String evidence(long id) {
        return "promise " + id;
    }

    @Override
    @Transactional
    public void credited(String borrowerNo) {
        money.credited(lockSettling(borrowerNo)).forEach(this::settle);
    }

    @Override
    @Transactional
    public void undone(String borrowerNo, String key) {
        mapper.lockOf(borrowerNo);
        money.undone(key).forEach(this::standsAgain);
    }

    private List<Row> lockSettling(String borrowerNo) {
        LocalDate today = clock.today();
        return mapper.lockOf(borrowerNo).stream()
                .filter(promise -> PromiseMoney.isSettling(promise, today))
                .toList();
    }

    /** What still keeps it leaves it kept; one that another has replaced meanwhile stays as it is. */
    private void standsAgain(Row promise) {
        boolean replaced = !mapper.lockOpen(promise.borrowerNo()).isEmpty();
        if (replaced
                || promise.isKept()
                || !promise.state().mayBecome(State.OPEN)
                || mapper.reopen(promise.id()) == 0) {
            return;
        }
        Instant until =
                promise.dueOn().plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        if (until.isAfter(clock.instant())) {
            holds.place(HoldKind.PROMISE, promise.borrowerNo(), until, SOURCE, evidence(promise.id()), "remittance");
        }
    }

    /** What is kept by now, also what ended with too little before all had been booked or credited. */
    void settle(Row promise) {
        if (promise.isKept()) {
            endBy(promise, State.KEPT);
        } else if (promise.state() == State.BROKEN && promise.paidFen() > 0) {
            endBy(promise, State.PARTLY_KEPT);
        }
    }

    /** By what came in; false when another was first. */
    boolean endBy(Row promise, State to) {
        boolean moved = end(promise, to, null, MONEY);
        if (moved) {
            meters.promise(to);
        }
        return moved;
    }

    @Override
    @Transactional
    public boolean cancel(Person person, long id, String reason) {
        Row promise = mapper.find(person, id);
        return promise != null
                && promise.state() == State.OPEN
                && end(promise, State.CANCELLED, Threads.cut(reason, LONGEST_REASON), person.name());
    }

    @Override
    public Optional<Promise> find(Person person, long id) {
        return Optional.ofNullable(mapper.find(person, id)).map(Row::promise);
    }

    @Override
    public List<Promise> ofBorrower(Person person, String borrowerNo) {
        return mapper.ofBorrower(person, borrowerNo).stream().map(Row::promise).toList();
    }

    @Override
    public List<Promise> list(Person person, State state, @Nullable Long after, int limit) {
        Row last = after == null ? null : mapper.find(person, after);
        return mapper.list(person, state, last, limit).stream()
                .map(Row::promise)
                .toList();
    }

    @Override
    public Map<State, Integer> count(Person person, LocalDate from, LocalDate to) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        mapper.count(person, from, to).forEach(each -> counts.put(each.state(), each.promises()));
        return counts;
    }
}
