package io.duebell.inbox.internal;

import io.duebell.inbox.Promise.State;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.inbox.internal.TaskMapper.New;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Payments.Paid;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles promises by what the loan system has booked, and those whose grace is over by what has come in until then. */
@Component
public class PromiseKeeping {

    private static final int BATCH = 200;

    /** The loan system may still book on a day that has passed. */
    private static final int BOOKED_LATE = 3;

    private final PromiseMapper mapper;
    private final PromiseMoney money;
    private final StoredPromises promises;
    private final TaskMapper tasks;
    private final Payments payments;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    // Seven collaborators: what settles a promise is known by two rooms and told to a third.
    PromiseKeeping(
            PromiseMapper mapper,
            PromiseMoney money,
            StoredPromises promises,
            TaskMapper tasks,
            Payments payments,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.promises = promises;
        this.tasks = tasks;
        this.payments = payments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Days whose bookings may settle a promise and were not asked for of late. */
    public SortedSet<LocalDate> days() {
        LocalDate today = clock.today();
        SortedSet<LocalDate> days = new TreeSet<>();
        for (Row promise : counted(today)) {
            LocalDate from = promise.madeOn();
            Instant before = promise.countedAt();
            if (before != null) {
                LocalDate late = LocalDate.ofInstant(before, BusinessClock.ZONE).minusDays(BOOKED_LATE);
                from = late.isAfter(from) ? late : from;
            }
            LocalDate to = promise.graceUntil().isBefore(today) ? promise.graceUntil() : today;
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                days.add(day);
            }
        }
        return days;
    }

    /** All days or an error: what could not be asked for must not end a promise. */
    public void count(Collection<LocalDate> days) {
        days.forEach(this::count);
    }

    /** Asks the loan system outside any transaction, and keeps what counts. */
    private void count(LocalDate day) {
        List<Paid> paid = payments.paidOn(day);
        transactions.executeWithoutResult(status -> {
            List<Long> ids = PromiseMoney.ids(counted(clock.today()));
            if (!ids.isEmpty()) {
                money.booked(day, paid, lockSettling(ids));
            }
        });
    }

    /** After all days: what is kept by now is settled, also what ended with too little before the loan system had booked all. */
    public void settle() {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            List<Long> ids = PromiseMoney.ids(counted(clock.today()));
            if (ids.isEmpty()) {
                return;
            }
            money.credited(lockSettling(ids)).forEach(promises::settle);
            money.counted(ids, now);
        });
    }

    private List<Row> lockSettling(List<Long> ids) {
        LocalDate today = clock.today();
        return mapper.lock(ids).stream()
                .filter(promise -> PromiseMoney.isSettling(promise, today))
                .toList();
    }

    /** Open ones of which the grace is over and of which everything was counted since. */
    public List<Row> pastGrace() {
        LocalDate today = clock.today();
        return mapper.pastGrace(today, today.atStartOfDay(BusinessClock.ZONE).toInstant(), BATCH);
    }

    /** Too little, or nothing, has come in: a person is told, unless nothing was left to come. */
    public void end(Row promise) {
        transactions.executeWithoutResult(status -> {
            if (promise.isCovered() && !promise.isKept()) {
                promises.end(promise, State.CANCELLED, "what was due by then had come in before", StoredPromises.MONEY);
            } else if (promises.endBy(promise, promise.paidFen() > 0 ? State.PARTLY_KEPT : State.BROKEN)) {
                tasks.add(new New(
                        TaskKind.BROKEN_PROMISE,
                        null,
                        null,
                        promise.id(),
                        promise.borrowerNo(),
                        promise.borrowerName(),
                        promise.managerNo(),
                        promise.branchNo(),
                        "promised for " + promise.dueOn() + ", came in "
                                + new Money(promise.cameInFen()).yuan() + " of "
                                + new Money(promise.expectedFen()).yuan(),
                        clock.instant(),
                        null));
            }
        });
    }

    private List<Row> counted(LocalDate today) {
        return mapper.counted(today.minusDays(PromiseMoney.ENDED_WITHIN));
    }
}
