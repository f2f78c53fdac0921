package io.duebell.inbox.internal;

import io.duebell.inbox.Person;
import io.duebell.inbox.ServiceLevels;
import io.duebell.inbox.internal.ServiceMapper.Sums;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reckons the service level from the first looks as they were kept. */
@Component
class StoredServiceLevels implements ServiceLevels {

    private static final double MEDIAN = 0.5;
    private static final double NINETY = 0.9;

    private final ServiceMapper mapper;
    private final InboxSettings settings;
    private final BusinessClock clock;

    StoredServiceLevels(ServiceMapper mapper, InboxSettings settings, BusinessClock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Figures of(Person person, LocalDate from, LocalDate to) {
        Instant begin = from.atStartOfDay(BusinessClock.ZONE).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        Duration within = settings.service().within();
        Sums sums = mapper.sums(person, begin, end, within.toMillis(), clock.instant());
        return new Figures(
                within,
                sums.replies(),
                sums.replies() - sums.looked() - sums.waiting(),
                sums.looked(),
                sums.inTime(),
                sums.waiting(),
                sums.overdue(),
                quantile(person, begin, end, sums.looked(), MEDIAN),
                quantile(person, begin, end, sums.looked(), NINETY));
    }

    /** The smallest time within which at least so many were looked at. */
    private @Nullable Duration quantile(Person person, Instant begin, Instant end, int looked, double share) {
        return looked == 0
                ? null
                : Duration.ofMillis(mapper.lookedAfter(
                        person, begin, end, Math.max(0, (int) Math.ceil(looked * share) - 1)));
    }
}
