package io.duebell.inbox.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** Looks whether replies wait for a person longer than is promised. */
@Component
public class ServiceWatch {

    private final ConversationMapper mapper;
    private final Alarms alarms;
    private final InboxMeters meters;
    private final BusinessClock clock;

    ServiceWatch(ConversationMapper mapper, Alarms alarms, InboxMeters meters, BusinessClock clock) {
        this.mapper = mapper;
        this.alarms = alarms;
        this.meters = meters;
        this.clock = clock;
    }

    /** Conversations that are overdue now. */
    public int count() {
        int overdue = mapper.overdue(clock.instant());
        meters.overdue(overdue);
        return overdue;
    }

    public void follow(int overdue) {
        alarms.follow(AlarmCode.REPLIES_OVERDUE, "replies", overdue > 0, overdue + " conversations");
    }
}
