package io.duebell.remittance.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** What of the room wants a person: files that failed, a review that stands too long, advice at odds with the postings. */
@Component
public class Backlog {

    private final BacklogMapper mapper;
    private final Alarms alarms;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    Backlog(BacklogMapper mapper, Alarms alarms, RemittanceSettings settings, BusinessClock clock) {
        this.mapper = mapper;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    public void follow() {
        int failed = mapper.failed();
        alarms.follow(AlarmCode.STATEMENT_FAILED, "statements", failed > 0, Integer.toString(failed));
        int old = mapper.inReviewSince(clock.instant().minus(settings.reviewWithin()));
        alarms.follow(AlarmCode.REVIEW_LATE, "review", old > 0, Integer.toString(old));
        int differ = mapper.differences();
        alarms.follow(AlarmCode.ADVICE_DIFFERS, "advice", differ > 0, Integer.toString(differ));
    }
}
