package io.duebell.console.internal;

import io.duebell.inbox.ServiceLevels;
import io.duebell.inbox.ServiceLevels.Figures;
import io.duebell.inbox.TrainingData;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How replies were dealt with, and what people taught by correcting them. */
@Component
public class ReplyFigures {

    private final ServiceLevels levels;
    private final TrainingData training;
    private final AuditLog audit;
    private final BusinessClock clock;

    ReplyFigures(ServiceLevels levels, TrainingData training, AuditLog audit, BusinessClock clock) {
        this.levels = levels;
        this.training = training;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of the last days, today included. */
    public Figures service(ConsoleUser user, int days) {
        LocalDate today = clock.today();
        return levels.of(user.person(), today.minusDays(days - 1L), today);
    }

    public int labels() {
        return training.count();
    }

    @Transactional
    public void export(ConsoleUser user, LocalDate from, LocalDate until, Appendable to) throws IOException {
        audit.write(user.username(), "training-export", "replies", from + " to " + until + ", numbers masked");
        training.export(to, from, until);
    }
}
