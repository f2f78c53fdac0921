package io.duebell.notice.flow;

import static java.util.stream.Collectors.joining;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.TemplateLibrary;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Looks whether persons have approved the texts that the ladder needs, before anything is planned in words nobody has read. */
@Component
public class TemplateReadiness {

    private static final int NAMED = 5;

    private final TemplateLibrary library;
    private final NightlyRun nightly;
    private final Alarms alarms;

    TemplateReadiness(TemplateLibrary library, NightlyRun nightly, Alarms alarms) {
        this.library = library;
        this.nightly = nightly;
        this.alarms = alarms;
    }

    /** Goes on only when each of them has a version in force. */
    public void await(Exchange exchange) {
        Set<String> missing = library.unapproved();
        String names = missing.size() + ": " + missing.stream().limit(NAMED).collect(joining(", "))
                + (missing.size() > NAMED ? " ..." : "");
        alarms.follow(AlarmCode.TEMPLATE_UNAPPROVED, "templates", !missing.isEmpty(), names);
        if (!missing.isEmpty()) {
            nightly.leave(exchange, State.WAITING, "templates wait for approval: " + names);
        }
    }
}
