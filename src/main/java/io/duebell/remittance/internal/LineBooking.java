package io.duebell.remittance.internal;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.internal.LineMapper.Booked;
import io.duebell.remittance.internal.RemittanceMapper.Arrival;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.remittance.internal.RemittanceMapper.Known;
import io.duebell.shared.BusinessClock;
import io.duebell.statement.NotTaken;
import io.duebell.statement.Reversals;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts for lines of a statement, a batch a transaction: each is a remittance of its own, one that is known already, a reversal, no
 * remittance, or in quarantine. The unique identity of a remittance keeps two nodes, and two files, from taking in the same money twice.
 */
@Component
class LineBooking {

    private static final int LONGEST_CONTENT = 2000;

    private final FileMapper files;
    private final LineMapper lines;
    private final RemittanceMapper remittances;
    private final Ledger ledger;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    LineBooking(
            FileMapper files,
            LineMapper lines,
            RemittanceMapper remittances,
            Ledger ledger,
            RemittanceSettings settings,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.remittances = remittances;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** A line at its place in a file, with what it is known by. */
    record Placed(int place, StatementItem item, String identity) {}

    /**
     * Books a batch that begins behind what was booked of the file.
     *
     * @throws LostFileException another node has the file by now
     */
    @Transactional
    public void book(long file, String node, List<Placed> batch) {
        Map<Integer, Standing> standing = arrivals(file, batch);
        List<Booked> booked = new ArrayList<>();
        long cameIn = 0;
        for (Placed each : batch) {
            Booked line = booked(file, each, standing);
            cameIn += line.fate() == Fate.REMITTANCE ? amount(line) : 0;
            booked.add(line);
        }
        int before = batch.get(0).place() - 1;
        if (files.grow(
                        file,
                        node,
                        before,
                        batch.size(),
                        cameIn,
                        settings.lease().toSeconds())
                == 0) {
            throw new LostFileException(file);
        }
        lines.add(file, booked);
    }

    /** A remittance that a line tells of; {@code own}: the first of all lines that do. */
    private record Standing(long id, State state, boolean own) {}

    /** Stores what came in, and answers for each place which remittance it is. */
    private Map<Integer, Standing> arrivals(long file, List<Placed> batch) {
        Map<String, Arrival> arrivals = new HashMap<>();
        for (Placed each : batch) {
            if (each.item() instanceof StatementLine line && line.isIncome()) {
                arrivals.putIfAbsent(each.identity(), arrival(each.identity(), line));
            }
        }
        if (arrivals.isEmpty()) {
            return Map.of();
        }
        // In one order everywhere, so that two nodes wait for each other instead of ending in a deadlock
        List<Arrival> ordered = arrivals.values().stream()
                .sorted(Comparator.comparing(Arrival::identity))
                .toList();
        Instant now = clock.instant();
        remittances.add(file, ordered, now);
        Map<String, Known> known = new HashMap<>();
        remittances
                .known(ordered.stream().map(Arrival::identity).toList())
                .forEach(each -> known.put(each.identity(), each));
        List<Long> added = ordered.stream()
                .map(Arrival::id)
                .filter(known.values().stream().map(Known::id).collect(Collectors.toSet())::contains)
                .toList();
        if (!added.isEmpty()) {
            remittances.tellOfArrivals(added, now);
        }
        Map<Integer, Standing> byPlace = new HashMap<>();
        for (Placed each : batch) {
            Known it = known.get(each.identity());
            if (it != null) {
                boolean own = it.fileId() == file && it.lineNo() == each.item().line();
                byPlace.put(each.place(), new Standing(it.id(), it.state(), own));
            }
        }
        return byPlace;
    }

    private Booked booked(long file, Placed placed, Map<Integer, Standing> standing) {
        if (placed.item() instanceof NotTaken not) {
            return notTaken(placed.place(), not);
        }
        StatementLine line = (StatementLine) placed.item();
        Standing it = standing.get(placed.place());
        if (it != null) {
            return income(file, placed, line, it);
        }
        return line.reversal()
                ? reversal(placed, line)
                : booked(placed, line, Fate.NOT_REMITTANCE, "money-out", null, null);
    }

    private static Booked notTaken(int place, NotTaken not) {
        boolean quarantined = not.reason().quarantined();
        return new Booked(
                place,
                not.line(),
                quarantined ? Fate.QUARANTINED : Fate.NOT_REMITTANCE,
                not.reason().code(),
                null,
                null,
                null,
                quarantined ? cut(not.detail(), LONGEST_CONTENT) : null);
    }

    private Booked income(long file, Placed placed, StatementLine line, Standing it) {
        boolean own = it.own();
        if (it.state() == State.TAKEN_BACK) {
            Kept kept = remittances.lock(it.id()).orElseThrow();
            State to = lines.reversals(it.id()) > 0 ? State.REVERSED : State.NEW;
            if (kept.state() == State.TAKEN_BACK && ledger.move(kept, to, "came-in-again", Ledger.STATEMENT)) {
                remittances.rehome(it.id(), file, line.line());
                own = true;
            }
        }
        return own
                ? booked(placed, line, Fate.REMITTANCE, "", it.id(), null)
                : booked(placed, line, Fate.DUPLICATE, "known", it.id(), null);
    }

    private Booked reversal(Placed placed, StatementLine line) {
        Optional<Kept> original = original(line);
        // Asked behind the lock: another node may have booked the same reversal meanwhile
        Long known = lines.takenBackBy(placed.identity());
        if (known != null) {
            return reversal(placed, line, Fate.DUPLICATE, "known-reversal", known);
        }
        if (original.isEmpty()) {
            return booked(placed, line, Fate.QUARANTINED, "no-original", null, line.serial());
        }
        ledger.reversed(original.get());
        return reversal(placed, line, Fate.REVERSAL, "", original.get().id());
    }

    private Optional<Kept> original(StatementLine line) {
        Optional<String> serial = Reversals.original(line);
        Optional<Long> found = serial.isPresent()
                ? remittances.named(serial.get(), line.account(), -line.flow())
                : remittances.last(-line.flow(), line.account(), line.payerAccount(), line.payer(), line.date());
        return found.flatMap(remittances::lock)
                .filter(it -> it.state() != State.REVERSED && it.state() != State.TAKEN_BACK && !it.reversalWaits());
    }

    private static Booked reversal(Placed placed, StatementLine line, Fate fate, String reason, long original) {
        return new Booked(placed.place(), line.line(), fate, reason, original, line.flow(), placed.identity(), null);
    }

    private static Booked booked(
            Placed placed,
            StatementLine line,
            Fate fate,
            String reason,
            @Nullable Long remittance,
            @Nullable String content) {
        return new Booked(placed.place(), line.line(), fate, reason, remittance, line.flow(), null, content);
    }

    private static long amount(Booked line) {
        Long fen = line.amountFen();
        return fen == null ? 0 : fen;
    }

    private static Arrival arrival(String identity, StatementLine line) {
        return new Arrival(
                TsidCreator.getTsid().toLong(),
                identity,
                cut(line.account(), 34),
                line.date(),
                cut(line.serial(), 64),
                line.flow(),
                cut(line.payer(), 120),
                cut(line.payerAccount(), 40),
                cut(line.booking(), 200),
                cut(line.remark(), 500),
                line.line());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
