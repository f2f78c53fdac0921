package io.duebell.remittance.internal;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds what was advised against what the loan system booked under its keys. What is not booked, or differs, is looked at again and again;
 * what is booked once a day for some weeks, for it may be reversed. A loan system that is away changes nothing: the next look asks again.
 */
@Component
public class AdviceLook {

    /** Loans a question, as elsewhere. */
    private static final int AT_ONCE = 400;

    /** The loan system may book as of the day of the payment, or of somewhat before. */
    private static final int EARLIER_DAYS = 7;

    private static final Duration BOOKED_EVERY = Duration.ofDays(1);

    private final AdviceMapper lines;
    private final AdviceLookMapper mapper;
    private final AdvisedPayments payments;
    private final AdviceSettings settings;
    private final TransactionTemplate transactions;
    private final BusinessCalendar calendar;
    private final BusinessClock clock;

    AdviceLook(
            AdviceMapper lines,
            AdviceLookMapper mapper,
            AdvisedPayments payments,
            AdviceSettings settings,
            TransactionTemplate transactions,
            BusinessCalendar calendar,
            BusinessClock clock) {
        this.lines = lines;
        this.mapper = mapper;
        this.payments = payments;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Those whose time has come; no other node looks at them until the next. */
    public List<AdviceLine> take() {
        List<AdviceLine> taken = transactions.execute(status -> {
            List<String> keys = mapper.lockToLook(AT_ONCE);
            if (keys.isEmpty()) {
                return List.<AdviceLine>of();
            }
            mapper.lease(keys, settings.lookEvery().toSeconds());
            return lines.read(keys);
        });
        return taken == null ? List.of() : taken;
    }

    /** Asks for the postings first, outside of any transaction, and notes then what they show. */
    public void compare(List<AdviceLine> taken) {
        if (taken.isEmpty()) {
            return;
        }
        Map<String, List<Advised>> booked = booked(taken);
        transactions.executeWithoutResult(status -> taken.forEach(line -> note(line, postings(line, booked))));
    }

    /** By key: on the loans they are for; where nothing is found there although it should be, on any. */
    private Map<String, List<Advised>> booked(List<AdviceLine> taken) {
        LocalDate since = taken.stream()
                .map(AdviceLine::bookedOn)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .minusDays(EARLIER_DAYS);
        Set<String> loans = taken.stream().map(AdviceLine::loanNo).collect(Collectors.toCollection(TreeSet::new));
        List<Advised> found = new ArrayList<>(payments.advised(loans, since));
        Set<String> seen = found.stream().map(Advised::key).collect(Collectors.toSet());
        Set<String> missed = taken.stream()
                .filter(line -> isLate(line) || line.refusedAt() != null)
                .map(AdviceLine::creditKey)
                .filter(key -> !seen.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        found.addAll(payments.underKeys(missed, since));
        return found.stream().collect(Collectors.groupingBy(Advised::key));
    }

    private static List<Advised> postings(AdviceLine line, Map<String, List<Advised>> booked) {
        List<Advised> postings = new ArrayList<>(booked.getOrDefault(line.creditKey(), List.of()));
        postings.addAll(booked.getOrDefault("U" + line.shareId(), List.of()));
        return postings;
    }

    private void note(AdviceLine line, List<Advised> postings) {
        Booking seen = Booking.of(line, postings, isLate(line));
        mapper.saw(line.adviceKey(), seen.fen(), seen.on(), seen.difference(), again(line, seen), clock.instant());
    }

    /** In how many seconds; null: never. */
    private @Nullable Long again(AdviceLine line, Booking seen) {
        if (seen.over()) {
            return null;
        }
        if (seen.on() == null || seen.difference() != null) {
            return settings.lookEvery().toSeconds();
        }
        boolean watched = line.createdAt().plus(settings.watchFor()).isAfter(clock.instant());
        return watched ? BOOKED_EVERY.toSeconds() : null;
    }

    /** Told: so many working days after that; not told: after it was decided. */
    private boolean isLate(AdviceLine line) {
        Instant told = line.toldAt();
        LocalDate from = LocalDate.ofInstant(told == null ? line.createdAt() : told, BusinessClock.ZONE);
        return clock.today().isAfter(calendar.plusWorkingDays(from, settings.bookedWithin()));
    }
}
