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

    private static final String SOURCE = "promise";
    private static final int LONGEST_REASON = 200;

    private final PromiseMapper mapper;
    private final PromiseMoney money;
    private final BorrowerSearch borrowers;
    private final ContactHolds holds;
    private final BusinessCalendar calendar;
    private final InboxSettings settings;
    private final BusinessClock clock;

    StoredPromises(
            PromiseMapper mapper,
            PromiseMoney money,
            BorrowerSearch borrowers,
            ContactHolds holds,
            BusinessCalendar calendar,
            InboxSettings settings,
            BusinessClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.borrowers = borrowers;
        this.holds = holds;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** In which reply it was made, and on which phone. */
    record In(long entry, String sender) {}

    @Override
    @Transactional
    public long make(String borrowerNo, @Nullable Money amount, LocalDate dueOn, Source source, String actor) {
        return make(borrowerNo, amount, dueOn, source, actor, null);
    }

    /** The same promise said once more is the one that stands. */
    long make(
            String borrowerNo, @Nullable Money amount, LocalDate dueOn, Source source, String actor, @Nullable In in) {
        BorrowerBook book = borrowers
                .find(borrowerNo)
                .orElseThrow(() -> new IllegalArgumentException("no borrower of that number is in the snapshot"));
        Money expected = amount != null ? amount : dueBy(book, dueOn);
        LocalDate today = clock.today();
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
        Instant now = clock.instant();
        mapper.add(new New(
                borrowerNo,
                borrower.name(),
                borrower.managerNo(),
                borrower.branchNo(),
                expected.fen(),
                amount != null,
                today,
                dueOn,
                calendar.plusWorkingDays(dueOn, settings.pauses().grace()),
                source,
                in == null ? null : in.entry(),
                in == null ? null : in.sender(),
                now,
                actor));
        long id = mapper.lastId();
        Instant until = dueOn.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        holds.place(HoldKind.PROMISE, borrowerNo, until, SOURCE, evidence(id), actor);
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

    /** Takes back what was promised in an entry; false when nothing was, or it is settled. */
    boolean undo(long entry, String reason, String actor) {
        Row promise = mapper.ofEntry(entry);
        return promise != null && end(promise, State.CANCELLED, reason, actor);
    }

    private static String evidence(long id) {
        return "promise " + id;
    }

    @Override
    @Transactional
    public void paid(String borrowerNo, Money amount, LocalDate day, String reference) {
        money.matched(mapper.lockOpen(borrowerNo), amount, day, reference).forEach(this::settleIfKept);
    }

    @Override
    @Transactional
    public void unpaid(String reference) {
        money.unmatched(reference).forEach(this::standsAgain);
    }

    /** What still keeps it leaves it kept; one that another has replaced meanwhile stays as it is. */
    private void standsAgain(Row promise) {
        boolean replaced = !mapper.lockOpen(promise.borrowerNo()).isEmpty();
        if (replaced || isKept(promise) || !promise.state().mayBecome(State.OPEN) || mapper.reopen(promise.id()) == 0) {
            return;
        }
        Instant until =
                promise.dueOn().plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        if (until.isAfter(clock.instant())) {
            holds.place(HoldKind.PROMISE, promise.borrowerNo(), until, SOURCE, evidence(promise.id()), "remittance");
        }
    }

    void settleIfKept(Row promise) {
        if (isKept(promise)) {
            end(promise, State.KEPT, null, "money");
        }
    }

    static boolean isKept(Row promise) {
        return promise.paidFen() > 0 && promise.paidFen() >= promise.expectedFen();
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
        return Optional.ofNullable(mapper.find(person, id)).map(StoredPromises::promise);
    }

    @Override
    public List<Promise> ofBorrower(Person person, String borrowerNo) {
        return mapper.ofBorrower(person, borrowerNo).stream()
                .map(StoredPromises::promise)
                .toList();
    }

    @Override
    public List<Promise> list(Person person, State state, @Nullable Long after, int limit) {
        Row last = after == null ? null : mapper.find(person, after);
        return mapper.list(person, state, last, limit).stream()
                .map(StoredPromises::promise)
                .toList();
    }

    @Override
    public Map<State, Integer> count(Person person, LocalDate from, LocalDate to) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        mapper.count(person, from, to).forEach(each -> counts.put(each.state(), each.promises()));
        return counts;
    }

    private static Promise promise(Row row) {
        return new Promise(
                row.id(),
                row.borrowerNo(),
                row.borrowerName(),
                row.managerNo(),
                row.branchNo(),
                new Money(row.expectedFen()),
                row.toldAmount(),
                row.madeOn(),
                row.dueOn(),
                row.graceUntil(),
                row.source(),
                row.entryId(),
                row.madeAt(),
                row.madeBy(),
                row.state(),
                new Money(row.paidFen()),
                row.settledAt(),
                row.reason());
    }
}
