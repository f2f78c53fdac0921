package io.duebell.notice.internal;

import io.duebell.notice.PlanningProperties;
import io.duebell.notice.PlanningRuns;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The book of runs: which date is due, who has claimed it, how it ended.
 *
 * <pre>
 * (claim) RUNNING --&gt; DONE
 *           |--&gt; WAITING       for the loan book, or to be tried again --claim--&gt; RUNNING
 *           |--&gt; NEEDS_PERSON  --released--&gt; WAITING
 *           '--lease over, claimed by another node--&gt; RUNNING
 * any but DONE --a later date's run covers it--&gt; CAUGHT_UP
 * </pre>
 */
@Component
public class RunBook implements PlanningRuns {

    private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);
    private static final int USUAL_RUNS = 10;
    private static final int USUAL_FROM = 3;

    private final RunMapper mapper;
    private final PlanningProperties properties;
    private final BusinessClock clock;
    private final String node;

    @Autowired
    RunBook(RunMapper mapper, PlanningProperties properties, BusinessClock clock) {
        this(mapper, properties, clock, ownName());
    }

    RunBook(RunMapper mapper, PlanningProperties properties, BusinessClock clock, String node) {
        this.mapper = mapper;
        this.properties = properties;
        this.clock = clock;
        this.node = node;
    }

    /** A process of its own has a run of its own: a restarted node does not take its predecessor's lease for its own. */
    private static String ownName() {
        return "planner-" + Long.toHexString(System.nanoTime()) + "-"
                + ProcessHandle.current().pid();
    }

    /** The business date that has not been run, with the missed dates before it; none before the planning hour. */
    public Optional<DueDates> findDue() {
        LocalDate today = clock.today();
        if (LocalTime.now(clock).isBefore(properties.at())) {
            return Optional.empty();
        }
        LocalDate last = mapper.lastPlanned();
        if (last == null) {
            return Optional.of(new DueDates(today, today));
        }
        return last.isBefore(today) ? Optional.of(new DueDates(today, last.plusDays(1))) : Optional.empty();
    }

    /** Claims the run: at most one node has it until its lease is over. */
    public Optional<Run> claim(DueDates due) {
        if (mapper.othersRunning(due.date()) > 0) {
            return Optional.empty();
        }
        return start(due) || mapper.takeOver(due.date(), node, leaseSeconds()) == 1
                ? mapper.find(due.date())
                : Optional.empty();
    }

    private boolean start(DueDates due) {
        if (mapper.find(due.date()).isPresent()) {
            return false;
        }
        try {
            return mapper.start(due.date(), due.coversFrom(), node, leaseSeconds(), clock.instant()) == 1;
        } catch (DuplicateKeyException e) {
            LOG.atDebug().addKeyValue("date", due.date()).log("another node claimed the run first, it plans");
            return false;
        }
    }

    /** False when the lease was lost. */
    boolean renew(LocalDate date) {
        return mapper.renew(date, node, leaseSeconds()) == 1;
    }

    public void putBack(LocalDate date, State state, String message, Duration notBefore) {
        String kept = message.length() > 300 ? message.substring(0, 300) : message;
        mapper.putBack(date, node, state, kept, notBefore.toSeconds());
    }

    /** The date is done and those it caught up are covered; false when the lease was lost before. */
    @Transactional
    public boolean finish(LocalDate date, LocalDate coversFrom, RunFigures figures) {
        if (mapper.finish(date, node, figures, clock.instant()) == 0) {
            return false;
        }
        for (LocalDate missed = coversFrom; missed.isBefore(date); missed = missed.plusDays(1)) {
            mapper.caughtUp(missed, node, "covered by the run of " + date, clock.instant());
        }
        return true;
    }

    /** The average of the latest finished runs; none before there are a few. */
    public OptionalDouble usualSelected() {
        List<Integer> lately = mapper.selectedLately(USUAL_RUNS);
        return lately.size() < USUAL_FROM
                ? OptionalDouble.empty()
                : lately.stream().mapToInt(Integer::intValue).average();
    }

    @Override
    public Optional<Run> find(LocalDate businessDate) {
        return mapper.find(businessDate);
    }

    @Override
    public List<Run> latest(int limit) {
        return mapper.latest(limit);
    }

    @Override
    public boolean release(LocalDate businessDate, String actor) {
        boolean released = mapper.release(businessDate, actor) == 1;
        if (released) {
            LOG.atInfo()
                    .addKeyValue("date", businessDate)
                    .addKeyValue("actor", actor)
                    .log("planning was released by a person, the next tick plans it");
        }
        return released;
    }

    private long leaseSeconds() {
        return properties.lease().toSeconds();
    }

    /** A date to be run, and the first of the dates it catches up. */
    public record DueDates(LocalDate date, LocalDate coversFrom) {}
}
