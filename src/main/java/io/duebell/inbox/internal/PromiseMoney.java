package io.duebell.inbox.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.inbox.internal.PromiseMapper.Origin;
import io.duebell.inbox.internal.PromiseMapper.Owner;
import io.duebell.inbox.internal.PromiseMapper.Payment;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.inbox.internal.PromiseMapper.Taken;
import io.duebell.loanbook.Payments.Paid;
import io.duebell.remittance.RemittanceStanding;
import io.duebell.remittance.RemittanceStanding.Credit;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Money that counts for promises: what was credited of remittances, and what the loan system booked by no advice of ours.
 *
 * <p>A payment counts once. What is booked under the key of an advice is the credit that it tells of, whichever is seen first: it
 * counts as the credit, by the bank's day. A posting without a key may still be a credit that was booked by hand, so that of
 * each loan the larger counts. What counts for one promise counts for no later one.
 *
 * <p>A promise is kept only by money that came in after it was made. A bank and a posting tell the day alone, so that of the day on
 * which it was made all counts, lest somebody who paid at once be said to have broken it; but where the minute of the promise
 * is known, because it came by text, not what the gateway had read of in a statement before. Who promises all that is due
 * promises what the book says; what had come in by then and the book did not know is taken off that instead.
 */
@Component
class PromiseMoney {

    /** Whose promises still count money that is booked or credited late: those that ended since so many days. */
    static final int ENDED_WITHIN = 14;

    private static final int CHUNK = 500;

    /** Money that nobody books for so long is a matter for the advice. */
    private static final Duration UNKNOWN_FOR = Duration.ofDays(14);

    private final PromiseMapper mapper;
    private final RemittanceStanding standing;

    PromiseMoney(PromiseMapper mapper, RemittanceStanding standing) {
        this.mapper = mapper;
        this.standing = standing;
    }

    /** Whether money still settles it. */
    static boolean isSettling(Row promise, LocalDate today) {
        return switch (promise.state()) {
            case OPEN -> true;
            case PARTLY_KEPT, BROKEN -> !promise.graceUntil().isBefore(today.minusDays(ENDED_WITHIN));
            case KEPT, CANCELLED -> false;
        };
    }

    /**
     * Writes anew what stands credited; the promises as they stand afterwards.
     *
     * @param promises that money still settles, locked
     */
    List<Row> credited(List<Row> promises) {
        if (promises.isEmpty()) {
            return List.of();
        }
        List<Long> ids = ids(promises);
        mapper.clearCredits(ids);
        Instant since = promises.stream()
                .map(promise -> promise.madeAt().minus(UNKNOWN_FOR))
                .min(Instant::compareTo)
                .orElseThrow();
        Map<String, List<Row>> byBorrower = promises.stream().collect(groupingBy(Row::borrowerNo));
        Map<Reference, Long> taken = taken(ids);
        List<Payment> rows = new ArrayList<>();
        for (List<String> some : chunks(byBorrower.keySet())) {
            for (Credit credit : standing.credits(some, since)) {
                byBorrower
                        .getOrDefault(credit.borrowerNo(), List.of())
                        .forEach(promise -> add(rows, promise, credit, taken));
            }
        }
        write(rows);
        return summed(ids);
    }

    /** The same of those of some promises that are open. */
    List<Row> creditedNow(Collection<Long> promises) {
        return promises.isEmpty()
                ? List.of()
                : credited(mapper.lock(promises).stream()
                        .filter(promise -> promise.state() == State.OPEN)
                        .toList());
    }

    /** The promises it counted for, as they stand afterwards; of those the caller has locked. */
    List<Row> undone(String key) {
        List<Long> concerned = mapper.ofCredit(key);
        if (concerned.isEmpty()) {
            return List.of();
        }
        mapper.removeCredit(key);
        return summed(concerned);
    }

    /** Writes what was booked on a day anew, so that what was reversed meanwhile no longer counts. */
    void booked(LocalDate day, List<Paid> paid, List<Row> promises) {
        List<Row> concerned =
                promises.stream().filter(promise -> counts(promise, day)).toList();
        if (concerned.isEmpty()) {
            return;
        }
        List<Long> ids = ids(concerned);
        mapper.clearPostings(ids, day);
        Map<String, List<Row>> byBorrower = concerned.stream().collect(groupingBy(Row::borrowerNo));
        Map<Reference, Long> taken = taken(ids);
        Map<String, Long> sums = withoutAdvice(paid);
        List<Payment> rows = new ArrayList<>();
        for (List<String> some : chunks(sums.keySet())) {
            for (Owner owner : mapper.owners(some)) {
                for (Row promise : byBorrower.getOrDefault(owner.borrowerNo(), List.of())) {
                    long fen = sums.getOrDefault(owner.loanNo(), 0L);
                    String reference = owner.loanNo() + " " + day;
                    long own = fen - Math.min(fen, taken.getOrDefault(new Reference(promise.id(), reference), 0L));
                    long before = promise.toldAmount() ? 0 : fen - own;
                    rows.add(new Payment(promise.id(), Origin.POSTING, reference, owner.loanNo(), day, own, before));
                }
            }
        }
        write(rows);
    }

    /** By loan, what no credit of ours tells of. */
    private Map<String, Long> withoutAdvice(List<Paid> paid) {
        Set<String> ours = new HashSet<>();
        chunks(paid.stream().map(Paid::adviceKey).filter(Objects::nonNull).collect(toSet()))
                .forEach(some -> ours.addAll(standing.told(some)));
        Map<String, Long> sums = new HashMap<>();
        paid.stream()
                .filter(each -> each.adviceKey() == null || !ours.contains(each.adviceKey()))
                .forEach(each -> sums.merge(each.loanNo(), each.total().fen(), Long::sum));
        return sums;
    }

    private static void add(List<Payment> rows, Row promise, Credit credit, Map<Reference, Long> taken) {
        LocalDate came = credit.cameOn();
        if (came.isAfter(promise.graceUntil())) {
            return;
        }
        boolean known = promise.source() == Source.SMS && credit.knownAt().isBefore(promise.madeAt());
        boolean kept = taken.containsKey(new Reference(promise.id(), credit.key()));
        boolean counts = !came.isBefore(promise.madeOn()) && !known && !kept;
        if (counts || (!promise.toldAmount() && isUnknownToTheBook(credit, promise))) {
            long fen = credit.amount().fen();
            rows.add(new Payment(
                    promise.id(),
                    credit.bookedOn() == null ? Origin.MATCH : Origin.BOOKED,
                    credit.key(),
                    credit.loanNo(),
                    came,
                    counts ? fen : 0,
                    counts ? 0 : fen));
        }
    }

    /** To the one by which all that is due was promised, which is of the end of the day before. */
    private static boolean isUnknownToTheBook(Credit credit, Row promise) {
        LocalDate booked = credit.bookedOn();
        LocalDate credited = LocalDate.ofInstant(credit.creditedAt(), BusinessClock.ZONE);
        return !credit.creditedAt().isBefore(promise.madeAt().minus(UNKNOWN_FOR))
                && (booked == null || !booked.isBefore(promise.madeOn()) || !credited.isBefore(promise.madeOn()));
    }

    /** A payment, by its reference, for one promise. */
    private record Reference(long promise, String reference) {}

    private Map<Reference, Long> taken(Collection<Long> promises) {
        return mapper.taken(promises).stream()
                .collect(toMap(each -> new Reference(each.promise(), each.reference()), Taken::fen));
    }

    private void write(List<Payment> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            mapper.addMoney(rows.subList(from, Math.min(from + CHUNK, rows.size())));
        }
    }

    private static List<List<String>> chunks(Collection<String> all) {
        List<String> list = List.copyOf(all);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }

    /** With their sums. */
    private List<Row> summed(Collection<Long> promises) {
        mapper.sum(promises);
        return mapper.lock(promises);
    }

    void counted(Collection<Long> promises, Instant at) {
        mapper.countedAt(promises, at);
    }

    private static boolean counts(Row promise, LocalDate day) {
        return !day.isBefore(promise.madeOn()) && !day.isAfter(promise.graceUntil());
    }

    static List<Long> ids(List<Row> promises) {
        return promises.stream().map(Row::id).toList();
    }
}
