package io.duebell;

import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** A warning while the holidays of this year or the next are not known; nothing stands still for it. */
@Component("calendarHealthIndicator")
class CalendarHealthIndicator extends AbstractHealthIndicator {

    private static final String WARNING = "WARNING";

    private final BusinessCalendar calendar;
    private final BusinessClock clock;

    CalendarHealthIndicator(BusinessCalendar calendar, BusinessClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Integer> missing = calendar.missing(clock.today());
        if (missing.isEmpty()) {
            builder.up();
        } else {
            builder.status(WARNING)
                    .withDetail(
                            "problem",
                            "the holidays of " + missing
                                    + " are not loaded: put the published list into duebell.calendar.dir");
        }
    }
}
