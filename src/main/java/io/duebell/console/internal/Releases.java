package io.duebell.console.internal;

import io.duebell.notice.PlanningRuns;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person lets an unusual list pass to planning. */
@Component
public class Releases {

    private final PlanningRuns runs;
    private final AuditLog audit;

    Releases(PlanningRuns runs, AuditLog audit) {
        this.runs = runs;
        this.audit = audit;
    }

    @Transactional
    public boolean release(ConsoleUser user, LocalDate date) {
        if (!runs.release(date, user.username())) {
            return false;
        }
        audit.write(user.username(), "release-planning", date.toString(), null);
        return true;
    }
}
