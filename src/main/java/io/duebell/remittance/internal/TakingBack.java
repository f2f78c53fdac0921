package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.internal.LineMapper.Other;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes a whole file back in one transaction: what it alone told of counts no more, what another tells of too is that one's. */
@Component
class TakingBack {

    /** In seconds. */
    private static final int LONGEST = 480;

    private final FileMapper files;
    private final LineMapper lines;
    private final RemittanceMapper remittances;
    private final ReversalMapper reversals;
    private final Ledger ledger;
    private final BusinessClock clock;

    TakingBack(
            FileMapper files,
            LineMapper lines,
            RemittanceMapper remittances,
            ReversalMapper reversals,
            Ledger ledger,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.remittances = remittances;
        this.reversals = reversals;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Ends before {@link Heard} takes for granted that no event as old as its own is still to come. */
    @Transactional(timeout = LONGEST)
    public Answer takeBack(long file, boolean matched, String reason, String actor) {
        Optional<FileMapper.Kept> kept = files.lock(file);
        if (kept.isEmpty()
                || (kept.get().state() != FileState.DONE && kept.get().state() != FileState.FAILED)) {
            return new Answer.Refused("not-done", "");
        }
        List<Kept> alone = remittances.lockOfFile(file).stream()
                .filter(each -> each.state() != State.TAKEN_BACK)
                .filter(each -> !goesOn(each, file))
                .toList();
        long settled = alone.stream()
                .filter(each -> each.state() == State.CREDITED && each.isSettledByPerson())
                .count();
        if (settled > 0 && !matched) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Answer.Refused("settled-by-person", Long.toString(settled));
        }
        alone.forEach(each -> ledger.move(each, State.TAKEN_BACK, reason, actor));
        files.takeBack(file, actor, clock.instant(), reason);
        reversals.forget(file);
        // What its reversals took back, unless another file that stands says so too
        for (long taken : lines.takenBackIn(file)) {
            Optional<Kept> original = remittances.lock(taken);
            if (original.isPresent() && lines.reversals(taken) == 0) {
                ledger.notReversed(original.get(), actor);
            }
        }
        remittances.audit(clock.instant(), actor, "statement-take-back", Long.toString(file), reason);
        return new Answer.Taken(file);
    }

    /** Only what failed whole: of another the lines that were read stand, and another layout would count them differently. */
    @Transactional
    public Answer again(long file, @Nullable Long feed, String actor) {
        Optional<FileMapper.Kept> kept = files.lock(file);
        if (kept.isEmpty() || kept.get().state() != FileState.FAILED) {
            return new Answer.Refused("not-failed", "");
        }
        if (lines.aboutMoney(file) > 0) {
            return new Answer.Refused("partly-read", "");
        }
        lines.forget(file);
        reversals.forget(file);
        files.again(file, feed);
        remittances.audit(clock.instant(), actor, "statement-again", Long.toString(file), null);
        return new Answer.Taken(file);
    }

    private boolean goesOn(Kept remittance, long file) {
        Optional<Other> other = lines.other(remittance.id(), file);
        other.ifPresent(line -> {
            remittances.rehome(remittance.id(), line.fileId(), line.lineNo());
            lines.tellsAlone(line.fileId(), line.place());
            files.cameIn(line.fileId(), remittance.amountFen());
        });
        return other.isPresent();
    }
}
