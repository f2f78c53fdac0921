package io.duebell.inbox.internal;

import io.duebell.inbox.internal.PromiseMapper.Owner;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.loanbook.Payments.Paid;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Money that counts for promises: what the loan system booked, and what was matched before it booked. */
@Component
class PromiseMoney {

    private static final int CHUNK = 500;

    private final PromiseMapper mapper;

    PromiseMoney(PromiseMapper mapper) {
        this.mapper = mapper;
    }

    /** The promises it counts for, as they stand afterwards; locked. */
    List<Row> matched(List<Row> standing, Money amount, LocalDate day, String reference) {
        List<Row> concerned =
                standing.stream().filter(promise -> counts(promise, day)).toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        mapper.addMoney(concerned.stream()
                .map(promise -> new PromiseMapper.Money(promise.id(), "MATCH", reference, day, amount.fen()))
                .toList());
        return summed(ids(concerned));
    }

    /** The promises it counted for, as they stand afterwards; locked. */
    List<Row> unmatched(String reference) {
        List<Long> concerned = mapper.ofMatch(reference);
        if (concerned.isEmpty()) {
            return List.of();
        }
        mapper.removeMatch(reference);
        return summed(concerned);
    }

    /** Writes what was booked on a day anew, so that what was reversed meanwhile no longer counts. */
    void booked(LocalDate day, List<Paid> paid, List<Row> promises) {
        List<Row> concerned =
                promises.stream().filter(promise -> counts(promise, day)).toList();
        if (concerned.isEmpty()) {
            return;
        }
        mapper.clearPostings(ids(concerned), day);
        Map<String, List<Row>> byBorrower = new HashMap<>();
        concerned.forEach(promise -> byBorrower
                .computeIfAbsent(promise.borrowerNo(), none -> new ArrayList<>())
                .add(promise));
        for (int from = 0; from < paid.size(); from += CHUNK) {
            write(day, paid.subList(from, Math.min(from + CHUNK, paid.size())), byBorrower);
        }
    }

    private void write(LocalDate day, List<Paid> paid, Map<String, List<Row>> byBorrower) {
        Map<String, Long> sums = new HashMap<>();
        paid.forEach(each -> sums.merge(
                each.loanNo(),
                each.principal().plus(each.interest()).plus(each.penalty()).fen(),
                Long::sum));
        List<PromiseMapper.Money> rows = new ArrayList<>();
        for (Owner owner : mapper.owners(sums.keySet())) {
            for (Row promise : byBorrower.getOrDefault(owner.borrowerNo(), List.of())) {
                long fen = sums.getOrDefault(owner.loanNo(), 0L);
                rows.add(new PromiseMapper.Money(promise.id(), "POSTING", owner.loanNo() + " " + day, day, fen));
            }
        }
        if (!rows.isEmpty()) {
            mapper.addMoney(rows);
        }
    }

    /** With their sums. */
    List<Row> summed(Collection<Long> promises) {
        mapper.sum(promises);
        return mapper.lock(promises);
    }

    void counted(Collection<Long> promises, Instant at) {
        mapper.countedAt(promises, at);
    }

    static boolean counts(Row promise, LocalDate day) {
        return !day.isBefore(promise.madeOn()) && !day.isAfter(promise.graceUntil());
    }

    static List<Long> ids(List<Row> promises) {
        return promises.stream().map(Row::id).toList();
    }
}
