package io.duebell.dispatch.internal;

import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Recovery;
import io.duebell.dispatch.internal.RecoveryMapper.Lost;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recovers after a restore, batch by batch: a run that broke off is simply begun again. The span is remembered first, so
 * that nothing is planned past it meanwhile.
 */
@Component
class StoredRecovery implements Recovery {

    private static final int BATCH = 1000;

    /** A living node gives a sign each fifth of {@code duebell.dispatch.node-timeout}. */
    private static final int ALIVE_SECONDS = 20;

    /** Concatenation references toward one handset that a lost span can't have used up. */
    private static final int REFERENCES = 1000;

    private final RecoveryMapper mapper;
    private final NoticeMapper notices;
    private final RestoredDoubts doubts;
    private final SendingSwitch sendingSwitch;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    StoredRecovery(
            RecoveryMapper mapper,
            NoticeMapper notices,
            RestoredDoubts doubts,
            SendingSwitch sendingSwitch,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.mapper = mapper;
        this.notices = notices;
        this.doubts = doubts;
        this.sendingSwitch = sendingSwitch;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Answer recover(Span span, String actor) {
        Optional<String> objection = objection(span);
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        Lost lost = new Lost(span.since(), span.until());
        transactions.executeWithoutResult(status -> {
            mapper.remember(lost.since(), lost.until(), actor);
            mapper.passOverReferences(REFERENCES);
        });
        Map<NoticeState, Integer> inDoubt = new EnumMap<>(NoticeState.class);
        long after = 0;
        while (true) {
            List<Long> ids = mapper.mayHaveLeft(lost.since(), lost.until(), after, BATCH);
            if (ids.isEmpty()) {
                break;
            }
            after = ids.get(ids.size() - 1);
            List<NoticeRow> rows = transactions.execute(status -> {
                List<NoticeRow> locked = notices.lockRows(ids);
                doubts.put(locked, lost, actor);
                return locked;
            });
            if (rows != null) {
                rows.forEach(row -> inDoubt.merge(row.state(), 1, Integer::sum));
            }
        }
        mapper.beginReferencesAt(REFERENCES);
        return new Answer.Done(inDoubt, mapper.waiting());
    }

    private Optional<String> objection(Span span) {
        Instant now = clock.instant();
        if (span.since().isAfter(now)) {
            return Optional.of("--lost-since lies in the future; give the time the backup was begun");
        }
        if (span.until().isAfter(now)) {
            return Optional.of("--until lies in the future; give the time the last node was stopped, or leave it out");
        }
        if (!span.since().isBefore(span.until())) {
            return Optional.of("--until is not after --lost-since; between the two is what the database lost");
        }
        if (!sendingSwitch.state().stopped()) {
            return Optional.of("sending is not stopped; first: java -jar duebell.jar stop-sending");
        }
        List<String> alive = mapper.alive(ALIVE_SECONDS);
        if (!alive.isEmpty()) {
            return Optional.of("a node gave a sign of life just now (" + String.join(", ", alive)
                    + "); stop it, then try again in " + ALIVE_SECONDS + " s");
        }
        return Optional.empty();
    }
}
