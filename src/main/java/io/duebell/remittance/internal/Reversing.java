package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.internal.LineBooking.Placed;
import io.duebell.remittance.internal.LineMapper.Booked;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.remittance.internal.ReversalMapper.Waiting;
import io.duebell.statement.Reversals;
import io.duebell.statement.StatementLine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what the bank took back, in whichever order the two lines come: a reversal whose original is not known waits for it in
 * quarantine. Either side stores its own before it looks for the other's with a lock, so that of two nodes one at least sees both.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reversing {

    private static final int DAYS = 31;

    private final LineMapper lines;
    private final RemittanceMapper remittances;
    private final ReversalMapper reversals;
    private final Ledger ledger;

    Reversing(LineMapper lines, RemittanceMapper remittances, ReversalMapper reversals, Ledger ledger) {
        this.lines = lines;
        this.remittances = remittances;
        this.reversals = reversals;
        this.ledger = ledger;
    }

    /** @param batch what reversals of the same transaction took back, by what they are known by; it gains this one */
    Booked book(long file, Placed placed, StatementLine line, Map<String, Long> batch) {
        Long known = known(placed, batch);
        Optional<Kept> original = known == null ? lock(seek(line)) : Optional.empty();
        // Asked again behind the lock: another node may have booked the same reversal meanwhile
        known = known == null ? known(placed, batch) : known;
        if (known != null) {
            return booked(placed, line, Fate.DUPLICATE, "known-reversal", known);
        }
        if (original.isEmpty()) {
            reversals.add(waiting(file, placed, line));
            original = lock(seekLocked(line));
            if (original.isEmpty()) {
                String content = String.join(" ", line.serial(), line.booking(), line.remark());
                return new Booked(
                        placed.place(),
                        line.line(),
                        Fate.QUARANTINED,
                        "no-original",
                        null,
                        line.flow(),
                        null,
                        LineBooking.cut(content.strip(), LineBooking.LONGEST_CONTENT));
            }
            reversals.end(file, placed.place());
        }
        ledger.reversed(original.get());
        batch.put(placed.identity(), original.get().id());
        return booked(placed, line, Fate.REVERSAL, "", original.get().id());
    }

    /** What the same reversal took back, in this batch or in a file that stands; locked, so that such a file is not taken back meanwhile. */
    private @Nullable Long known(Placed placed, Map<String, Long> batch) {
        Long here = batch.get(placed.identity());
        if (here != null) {
            return here;
        }
        Long told = lines.takenBackBy(placed.identity());
        if (told == null) {
            return null;
        }
        remittances.lock(told);
        return lines.takenBackBy(placed.identity());
    }

    /** Remittances that came in, or in again: what was told of them before takes them back. */
    void cameIn(Collection<Long> remittanceIds, Collection<Long> amounts) {
        if (remittanceIds.isEmpty()) {
            return;
        }
        List<Waiting> waiting = reversals.lockOf(amounts);
        if (waiting.isEmpty()) {
            return;
        }
        List<Kept> came = remittances.all(remittanceIds);
        for (Waiting it : waiting) {
            // The first of those meant that another reversal has not taken back already
            for (Kept kept : came) {
                if (isMeant(it, kept) && takeBack(it, kept.id())) {
                    break;
                }
            }
        }
    }

    private boolean takeBack(Waiting waiting, long remittance) {
        Kept kept = remittances.lock(remittance).orElseThrow();
        Long known = lines.takenBackBy(waiting.identity());
        if (known == null && !isOpen(kept)) {
            return false;
        }
        if (known == null) {
            ledger.reversed(kept);
            lines.reverses(waiting.fileId(), waiting.place(), Fate.REVERSAL, "", remittance, waiting.identity());
        } else {
            lines.reverses(
                    waiting.fileId(), waiting.place(), Fate.DUPLICATE, "known-reversal", known, waiting.identity());
        }
        reversals.end(waiting.fileId(), waiting.place());
        return true;
    }

    private static boolean isMeant(Waiting waiting, Kept kept) {
        boolean sum =
                waiting.amountFen() == kept.amountFen() && waiting.account().equals(kept.account());
        if (!waiting.serial().isEmpty()) {
            return sum && waiting.serial().equals(kept.serial());
        }
        return sum
                && !(waiting.payer() + waiting.payerAccount()).isEmpty()
                && waiting.payer().equals(kept.payer())
                && waiting.payerAccount().equals(kept.payerAccount())
                && !kept.bookedOn().isAfter(waiting.bookedOn())
                && !kept.bookedOn().isBefore(waiting.bookedOn().minusDays(DAYS));
    }

    private Optional<Long> seek(StatementLine line) {
        Optional<String> serial = Reversals.original(line);
        if (serial.isEmpty() && saysNobody(line)) {
            return Optional.empty();
        }
        return serial.isPresent()
                ? remittances.named(serial.get(), line.account(), -line.flow())
                : remittances.last(-line.flow(), line.account(), line.payerAccount(), line.payer(), line.date());
    }

    private Optional<Long> seekLocked(StatementLine line) {
        Optional<String> serial = Reversals.original(line);
        if (serial.isEmpty() && saysNobody(line)) {
            return Optional.empty();
        }
        return serial.isPresent()
                ? remittances.lockNamed(serial.get(), line.account(), -line.flow())
                : remittances.lockLast(-line.flow(), line.account(), line.payerAccount(), line.payer(), line.date());
    }

    /** It would take back whoever else says nothing, as cash at the counter does. */
    private static boolean saysNobody(StatementLine line) {
        return line.payer().isEmpty() && line.payerAccount().isEmpty();
    }

    private Optional<Kept> lock(Optional<Long> found) {
        return found.flatMap(remittances::lock).filter(Reversing::isOpen);
    }

    private static boolean isOpen(Kept it) {
        return it.state() != State.REVERSED && it.state() != State.TAKEN_BACK && !it.reversalWaits();
    }

    private static Waiting waiting(long file, Placed placed, StatementLine line) {
        return new Waiting(
                file,
                placed.place(),
                placed.identity(),
                LineBooking.cut(line.account(), LineBooking.LONGEST_ACCOUNT),
                -line.flow(),
                Reversals.original(line).orElse(""),
                LineBooking.cut(line.payer(), LineBooking.LONGEST_PAYER),
                LineBooking.cut(line.payerAccount(), LineBooking.LONGEST_PAYER_ACCOUNT),
                line.date());
    }

    private static Booked booked(Placed placed, StatementLine line, Fate fate, String reason, long original) {
        return new Booked(placed.place(), line.line(), fate, reason, original, line.flow(), placed.identity(), null);
    }
}
