package io.duebell.notice.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.notice.internal.OnWayMapper.Row;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Credited money that the loan system has yet to book. What it pays whole counts as paid; whatever else is said of such a
 * loan waits, since nobody knows yet how the loan system books it.
 */
@Component
class MoneyOnWay {

    /** How the loan system names what it booked because of a credit; the share's id follows. */
    private static final String CREDIT = "C";

    /** A loan system may book on the day of the bank, and a person credit that much later, in days; the key tells what is meant. */
    private static final int VALUE_DATED = 31;

    private final OnWayMapper mapper;
    private final LoanBook book;
    private final BorrowerBooks books;
    private final AdvisedPayments advised;
    private final BusinessClock clock;

    MoneyOnWay(OnWayMapper mapper, LoanBook book, BorrowerBooks books, AdvisedPayments advised, BusinessClock clock) {
        this.mapper = mapper;
        this.book = book;
        this.books = books;
        this.advised = advised;
        this.clock = clock;
    }

    /**
     * What is on its way for some loans.
     *
     * @param covered instalments that it pays whole
     * @param until by loan, when it stops counting
     */
    record Coming(Set<InstalmentKey> covered, Map<String, Instant> until) {

        static final Coming NOTHING = new Coming(Set.of(), Map.of());

        Coming {
            covered = Set.copyOf(covered);
            until = Map.copyOf(until);
        }

        boolean concerns(InstalmentKey key) {
            return until.containsKey(key.loanNo());
        }
    }

    /** Asks the loan system only where there is money on its way; never within a transaction. */
    Coming of(Collection<String> loanNos) {
        if (loanNos.isEmpty()) {
            return Coming.NOTHING;
        }
        List<Row> unbooked = unbooked(mapper.standing(loanNos, clock.instant()));
        if (unbooked.isEmpty()) {
            return Coming.NOTHING;
        }
        Map<String, Instant> until = new HashMap<>();
        unbooked.forEach(
                row -> until.merge(row.loanNo(), row.until(), (one, other) -> one.isAfter(other) ? one : other));
        return new Coming(covered(unbooked), until);
    }

    /** Those that the loan system has not booked, reversed or not. */
    private List<Row> unbooked(List<Row> standing) {
        if (standing.isEmpty()) {
            return standing;
        }
        LocalDate since = standing.stream()
                .map(row -> LocalDate.ofInstant(row.creditedAt(), BusinessClock.ZONE))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minusDays(VALUE_DATED);
        Set<String> booked = advised.advised(loans(standing), since).stream()
                .map(Advised::key)
                .collect(toSet());
        return standing.stream()
                .filter(row -> !booked.contains(CREDIT + row.shareId()))
                .toList();
    }

    /** The instalments that it pays whole by what is open now, those due first in front; never within a transaction. */
    Set<InstalmentKey> reckon(List<Row> standing) {
        List<Row> unbooked = unbooked(standing);
        return unbooked.isEmpty() ? Set.of() : covered(unbooked);
    }

    private Set<InstalmentKey> covered(List<Row> unbooked) {
        Set<String> loans = loans(unbooked);
        List<InstalmentKey> keys = books
                .books(unbooked.stream().map(Row::borrowerNo).collect(toSet()))
                .stream()
                .flatMap(borrower -> borrower.instalments().stream())
                .map(instalment -> instalment.key())
                .filter(key -> loans.contains(key.loanNo()))
                .sorted(Comparator.comparing(InstalmentKey::dueDate))
                .toList();
        if (keys.isEmpty()) {
            return Set.of();
        }
        Map<InstalmentKey, OpenAmounts> open = book.openNow(keys);
        Map<String, List<Row>> byLoan = unbooked.stream().collect(groupingBy(Row::loanNo));
        Set<InstalmentKey> covered = new HashSet<>();
        byLoan.forEach((loan, rows) -> {
            Left left = Left.of(rows);
            keys.stream()
                    .filter(key -> key.loanNo().equals(loan))
                    .filter(key -> left.pays(open.get(key)))
                    .forEach(covered::add);
        });
        return covered;
    }

    private static Set<String> loans(List<Row> rows) {
        return rows.stream().map(Row::loanNo).collect(toSet());
    }

    /** What is left of the money for one loan while it goes to one instalment after the other. */
    private static final class Left {

        private long principal;
        private long interest;
        private long penalty;

        static Left of(List<Row> rows) {
            Left left = new Left();
            for (Row row : rows) {
                left.principal += row.principalFen();
                left.interest += row.interestFen();
                left.penalty += row.penaltyFen();
            }
            return left;
        }

        boolean pays(@Nullable OpenAmounts open) {
            if (open == null || !open.total().isPositive()) {
                return false;
            }
            principal -= open.principal().fen();
            interest -= open.interest().fen();
            penalty -= open.penalty().fen();
            return Stream.of(principal, interest, penalty).allMatch(fen -> fen >= 0);
        }
    }
}
