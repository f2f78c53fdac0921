package io.duebell.dispatch.internal;

import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.BusinessClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes steps of notices: the row and the event that tells of it, in the caller's transaction. */
@Component
class Transitions {

    private final JdbcClient client;
    private final BusinessClock clock;
    private final DispatchMeters meters;
    private final StoredWrongNumbers wrongNumbers;

    Transitions(JdbcTemplate jdbc, BusinessClock clock, DispatchMeters meters, StoredWrongNumbers wrongNumbers) {
        this.client = JdbcClient.create(jdbc);
        this.clock = clock;
        this.meters = meters;
        this.wrongNumbers = wrongNumbers;
    }

    /**
     * Every step must find its notice in the version it was read in; otherwise somebody else moved it and the
     * transaction is rolled back whole by the exception.
     *
     * <p>Steps that say the same are one statement: most of a batch does, and the driver and the database would parse
     * each statement of its own anew.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(List<Transition> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Instant at = clock.instant();
        Timestamp now = Timestamp.from(at);
        Map<Change, List<Long>> changes = new LinkedHashMap<>();
        for (Transition step : steps) {
            changes.computeIfAbsent(Change.of(step), change -> new ArrayList<>())
                    .add(step.notice().id());
        }
        // In order of version: of two steps of one notice the first must be written first.
        changes.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().version()))
                .forEach(entry -> {
                    move(entry.getKey(), entry.getValue(), now);
                    tell(entry.getKey(), entry.getValue(), now);
                });
        wrongNumbers.learn(steps, at);
        steps.forEach(meters::moved);
    }

    private void move(Change change, List<Long> ids, Timestamp now) {
        int moved = client.sql("""
                UPDATE notice
                SET state = :to, version = version + 1, reason = :reason,
                    rule_id = COALESCE(:rule, rule_id), rule_version = COALESCE(:ruleVersion, rule_version),
                    not_before = COALESCE(:notBefore, not_before), tries = tries + :tries,
                    claimed_until = NULL, changed_at = :now
                WHERE id IN (:ids)
                  AND version = :version
                """)
                .param("to", change.to().name())
                .param("reason", change.reason())
                .param("rule", change.ruleId())
                .param("ruleVersion", change.ruleVersion())
                .param("notBefore", change.notBefore() == null ? null : Timestamp.from(change.notBefore()))
                .param("tries", change.countsAsTry() ? 1 : 0)
                .param("now", now)
                .param("ids", ids)
                .param("version", change.version())
                .update();
        if (moved != ids.size()) {
            throw new IllegalStateException((ids.size() - moved) + " of " + ids.size() + " notices were not "
                    + change.to() + " from version " + change.version() + ": somebody else moved them meanwhile");
        }
    }

    /** The events of a change, made from the rows it moved: most of an event is the same for all of them. */
    private void tell(Change change, List<Long> ids, Timestamp now) {
        client.sql("""
                INSERT INTO notice_event (notice_id, version, at, from_state, to_state, actor, reason, rule_id, rule_version,
                                          inputs)
                SELECT id, version, :now, :from, state, :actor, reason, :rule, :ruleVersion, :inputs
                FROM notice
                WHERE id IN (:ids)
                """)
                .param("now", now)
                .param("from", change.from().name())
                .param("actor", change.actor())
                .param("rule", change.ruleId())
                .param("ruleVersion", change.ruleVersion())
                .param("inputs", change.inputs())
                .param("ids", ids)
                .update();
    }

    /** What a step writes into the row of its notice. */
    private record Change(
            int version,
            NoticeState from,
            NoticeState to,
            String actor,
            String reason,
            @Nullable RuleRef rule,
            @Nullable Instant notBefore,
            boolean countsAsTry) {

        @Nullable
        String ruleId() {
            return rule == null ? null : rule.id();
        }

        @Nullable
        String ruleVersion() {
            return rule == null ? null : rule.version();
        }

        @Nullable
        String inputs() {
            return rule == null || rule.inputs().isEmpty() ? null : rule.shortInputs();
        }

        static Change of(Transition step) {
            return new Change(
                    step.notice().version(),
                    step.notice().state(),
                    step.to(),
                    step.actor(),
                    step.reason(),
                    step.rule(),
                    step.notBefore(),
                    step.countsAsTry());
        }
    }
}
