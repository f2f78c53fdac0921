package io.duebell.dispatch.internal;

import io.duebell.shared.BusinessClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes steps of notices: the row and the event that tells of it, in the caller's transaction. */
@Component
class Transitions {

    private final JdbcTemplate jdbc;
    private final BusinessClock clock;
    private final DispatchMeters meters;

    Transitions(JdbcTemplate jdbc, BusinessClock clock, DispatchMeters meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Every step must find its notice in the version it was read in; otherwise somebody else moved it and the
     * transaction is rolled back whole by the exception.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(List<Transition> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        int[] moved =
                jdbc.batchUpdate("""
                UPDATE notice
                SET state = ?, version = version + 1, reason = ?,
                    rule_id = COALESCE(?, rule_id), rule_version = COALESCE(?, rule_version),
                    not_before = COALESCE(?, not_before), tries = tries + ?,
                    claimed_until = NULL, changed_at = ?
                WHERE id = ?
                  AND version = ?
                """, steps.stream().map(step -> row(step, now)).toList());
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 0) {
                throw new IllegalStateException(
                        "notice " + steps.get(i).notice().noticeId() + " was moved by somebody else meanwhile");
            }
        }
        jdbc.batchUpdate("""
                INSERT INTO notice_event (notice_id, version, at, from_state, to_state, actor, reason, rule_id, rule_version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, steps.stream().map(step -> event(step, now)).toList());
        steps.forEach(meters::moved);
    }

    private static Object[] row(Transition step, Timestamp now) {
        Instant notBefore = step.notBefore();
        return new Object[] {
            step.to().name(),
            step.reason(),
            step.ruleId(),
            step.ruleVersion(),
            notBefore == null ? null : Timestamp.from(notBefore),
            step.countsAsTry() ? 1 : 0,
            now,
            step.notice().id(),
            step.notice().version()
        };
    }

    private static Object[] event(Transition step, Timestamp now) {
        return new Object[] {
            step.notice().id(),
            step.notice().version() + 1,
            now,
            step.notice().state().name(),
            step.to().name(),
            step.actor(),
            step.reason(),
            step.ruleId(),
            step.ruleVersion()
        };
    }
}
