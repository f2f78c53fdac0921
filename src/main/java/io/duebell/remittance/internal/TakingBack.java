package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.internal.FileMapper.GoingBack;
import io.duebell.remittance.internal.LineMapper.Other;
import io.duebell.remittance.internal.LineMapper.Reversal;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a whole file back: what it alone told of counts no more, what another tells of too is that one's. From the first step on the file
 * counts no more; the rest follows in batches, each a transaction that says how far it came, so that any node may go on.
 */
@Component
class TakingBack {

    /** In seconds. */
    private static final int LONGEST = 120;

    private final FileMapper files;
    private final LineMapper lines;
    private final RemittanceMapper remittances;
    private final ReversalMapper reversals;
    private final Ledger ledger;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    TakingBack(
            FileMapper files,
            LineMapper lines,
            RemittanceMapper remittances,
            ReversalMapper reversals,
            Ledger ledger,
            RemittanceSettings settings,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.remittances = remittances;
        this.reversals = reversals;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing of the file is judged or settled from now on. */
    @Transactional(timeout = LONGEST)
    public Answer begin(long file, boolean matched, String reason, String actor) {
        Optional<FileMapper.Kept> kept = files.lock(file);
        if (kept.isEmpty()
                || (kept.get().state() != FileState.DONE && kept.get().state() != FileState.FAILED)) {
            return new Answer.Refused("not-done", "");
        }
        int settled = matched ? 0 : remittances.settledByPersons(file);
        if (settled > 0) {
            return new Answer.Refused("settled-by-person", Integer.toString(settled));
        }
        files.takeBack(file, actor, clock.instant(), reason);
        reversals.forget(file);
        remittances.audit(clock.instant(), actor, "statement-take-back", Long.toString(file), reason);
        return new Answer.Taken(file);
    }

    /**
     * The next batch; false when the file is taken back whole. It ends before {@link Heard} takes for granted that no event as old as its
     * own is still to come.
     */
    @Transactional(timeout = LONGEST)
    public boolean step(long file) {
        Optional<GoingBack> locked = files.lockGoingBack(file);
        if (locked.isEmpty()) {
            return false;
        }
        GoingBack back = locked.get();
        List<Kept> batch = remittances.lockOfFile(file, back.backLine(), back.backId(), settings.batch());
        if (!batch.isEmpty()) {
            batch.stream()
                    .filter(each -> !goesOn(each, file))
                    .forEach(each -> ledger.move(each, State.TAKEN_BACK, back.reason(), back.takenBackBy()));
            Kept last = batch.get(batch.size() - 1);
            files.wentBack(file, last.lineNo(), last.id(), batch.size());
            return true;
        }
        List<Reversal> reversed = lines.reversalsOf(file, back.backPlace(), settings.batch());
        if (!reversed.isEmpty()) {
            reversed.forEach(each -> standsAgain(each, file, back.takenBackBy()));
            files.reversalsWentBack(file, reversed.get(reversed.size() - 1).place());
            return true;
        }
        files.tookBack(file);
        return false;
    }

    /** Unless another file says too that the bank took it back. */
    private void standsAgain(Reversal reversal, long file, String actor) {
        Optional<Kept> original = remittances.lock(reversal.remittanceId());
        if (original.isPresent() && lines.reversalsBeside(reversal.remittanceId(), file) == 0) {
            ledger.notReversed(original.get(), actor);
        }
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

    /** The other file may be taken back itself at this moment; then it is asked which else there is. */
    private boolean goesOn(Kept remittance, long file) {
        for (Optional<Other> other = lines.other(remittance.id(), file);
                other.isPresent();
                other = lines.other(remittance.id(), file)) {
            Other line = other.get();
            if (files.cameIn(line.fileId(), remittance.amountFen()) == 1) {
                remittances.rehome(remittance.id(), line.fileId(), line.lineNo());
                lines.tellsAlone(line.fileId(), line.place());
                return true;
            }
        }
        return false;
    }
}
