package io.duebell.notice.flow;

import io.duebell.carrier.Channel;
import io.duebell.compliance.RuleBook;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Ladder;
import io.duebell.notice.Ladder.Days;
import io.duebell.notice.Stage;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The stages that a run plans: those of its date, those that were missed, and those that would fall on the days right behind
 * it on which the contact rules let nobody be texted.
 */
@Component
public class DueStages {

    /** The longest stretch of closed days that is looked through. */
    private static final int LONGEST = 31;

    private final Ladder ladder;
    private final RuleBook rules;

    DueStages(Ladder ladder, RuleBook rules) {
        this.ladder = ladder;
        this.rules = rules;
    }

    /** One run's; the rules are asked once. */
    OfRun of(PlanRun run) {
        Trial trial = run.trial();
        Predicate<LocalDate> closed = trial == null
                ? day -> rules.isClosed(Channel.SMS, day)
                : day -> rules.isClosedBy(trial.edition(), Channel.SMS, day);
        LocalDate to = run.date();
        LocalDate reach = to;
        if (!closed.test(to)) {
            while (reach.isBefore(to.plusDays(LONGEST)) && closed.test(reach.plusDays(1))) {
                reach = reach.plusDays(1);
            }
        }
        return new OfRun(
                trial instanceof DryTrial dry ? dry.ladder() : ladder,
                new Days(run.coversFrom().minusDays(1), to, reach));
    }

    /** The stages of one run. */
    record OfRun(Ladder ladder, Days days) {

        Optional<Stage> find(OpenInstalment instalment) {
            return ladder.findStageDue(instalment, days);
        }

        boolean speakOf(DueDate date) {
            return ladder.speaksOf(date, days);
        }
    }
}
