package io.duebell.inbox.internal;

import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** When people work: the service level runs within these hours alone. */
@Component
class OfficeHours {

    private static final int DAYS_AHEAD = 60;

    private final BusinessCalendar calendar;
    private final InboxSettings settings;

    OfficeHours(BusinessCalendar calendar, InboxSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /** So much office time after an instant. */
    Instant after(Instant from, Duration time) {
        Duration left = time;
        LocalDate day = day(from);
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++, day = day.plusDays(1)) {
            Instant opens = latest(from, at(day, settings.service().from()));
            Instant closes = at(day, settings.service().to());
            if (calendar.isOff(day) || !opens.isBefore(closes)) {
                continue;
            }
            Duration open = Duration.between(opens, closes);
            if (open.compareTo(left) >= 0) {
                return opens.plus(left);
            }
            left = left.minus(open);
        }
        return at(day, settings.service().to());
    }

    /** Office time between two instants. */
    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            Instant opens = latest(from, at(day, settings.service().from()));
            Instant closes = earliest(to, at(day, settings.service().to()));
            if (!calendar.isOff(day) && opens.isBefore(closes)) {
                sum = sum.plus(Duration.between(opens, closes));
            }
        }
        return sum;
    }

    /** The end of the so many-th working day after a day. */
    Instant endOfWorkingDay(LocalDate day, int days) {
        return at(calendar.plusWorkingDays(day, days).plusDays(1), LocalTime.MIDNIGHT);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessClock.ZONE).toInstant();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, BusinessClock.ZONE);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
