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
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    static final int LONGEST_CONTENT = 2000;
    static final int LONGEST_ACCOUNT = 34;
    static final int LONGEST_PAYER = 120;
    static final int LONGEST_PAYER_ACCOUNT = 40;
    static final int LONGEST_REMARK = 500;

    private final FileMapper files;
    private final LineMapper lines;
    private final RemittanceMapper remittances;
    private final Reversing reversing;
    private final Ledger ledger;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    LineBooking(
            FileMapper files,
            LineMapper lines,
            RemittanceMapper remittances,
            Reversing reversing,
            Ledger ledger,
            RemittanceSettings settings,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.remittances = remittances;
        this.reversing = reversing;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** A line at its place in a file, with what it is known by. */
    record Placed(int place, StatementItem item, String identity) {}

    /**
     * Books a batch that begins behind what was booked of the file, and says what became of each line.
     *
     * @throws LostFileException another node has the file by now
     */
    @Transactional
    public List<Fate> book(long file, String node, List<Placed> batch) {
        Arrived arrived = arrivals(file, batch);
        List<Booked> booked = new ArrayList<>();
        long cameIn = 0;
        for (Placed each : batch) {
            Booked line = booked(file, each, arrived);
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
        reversing.cameIn(arrived.came, arrived.amounts());
        return booked.stream().map(Booked::fate).toList();
    }

    /** A remittance that a line tells of; {@code own}: the first of all lines that do. */
    private record Standing(Known known, boolean own) {

        long id() {
            return known.id();
        }
    }

    /** Which remittance each place tells of, and which of them count from now on. */
    private static final class Arrived {
        private final Map<Integer, Standing> byPlace = new HashMap<>();
        private final Set<Long> came = new HashSet<>();
        /** What lines of this file told of: in this batch, and before it where a line is written otherwise than it is known. */
        private final Set<Long> told = new HashSet<>();

        private final Map<String, Long> reversed = new HashMap<>();
        private final List<Arrival> arrivals;

        Arrived(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        Set<Long> amounts() {
            return arrivals.stream().map(Arrival::amountFen).collect(Collectors.toSet());
        }
    }

    /** Stores what came in. */
    private Arrived arrivals(long file, List<Placed> batch) {
        Map<String, Arrival> arrivals = new HashMap<>();
        for (Placed each : batch) {
            if (each.item() instanceof StatementLine line && line.isIncome()) {
                arrivals.putIfAbsent(each.identity(), arrival(each.identity(), line));
            }
        }
        // In one order everywhere, so that two nodes wait for each other instead of ending in a deadlock
        Arrived arrived = new Arrived(arrivals.values().stream()
                .sorted(Comparator.comparing(Arrival::identity))
                .toList());
        if (arrivals.isEmpty()) {
            return arrived;
        }
        Instant now = clock.instant();
        remittances.add(file, arrived.arrivals, now);
        Map<String, Known> known = remittances
                .known(arrived.arrivals.stream().map(Arrival::identity).toList())
                .stream()
                .collect(Collectors.toMap(Known::identity, Function.identity()));
        Set<Long> offered = arrivals.values().stream().map(Arrival::id).collect(Collectors.toSet());
        known.values().stream().map(Known::id).filter(offered::contains).forEach(arrived.came::add);
        if (!arrived.came.isEmpty()) {
            remittances.tellOfArrivals(arrived.came, now);
        }
        Set<Long> begun = new HashSet<>();
        Set<Long> unlike = new HashSet<>();
        for (Placed each : batch) {
            Known it = known.get(each.identity());
            if (it != null && each.item() instanceof StatementLine line) {
                boolean own = arrived.came.contains(it.id()) && begun.add(it.id());
                arrived.byPlace.put(each.place(), new Standing(it, own));
                if (!SameNumber.isWrittenAs(it, line)) {
                    unlike.add(it.id());
                }
            }
        }
        if (!unlike.isEmpty()) {
            arrived.told.addAll(lines.told(file, unlike));
        }
        return arrived;
    }

    private Booked booked(long file, Placed placed, Arrived arrived) {
        if (placed.item() instanceof NotTaken not) {
            return notTaken(placed.place(), not);
        }
        StatementLine line = (StatementLine) placed.item();
        Standing it = arrived.byPlace.get(placed.place());
        if (it != null) {
            return income(file, placed, line, it, arrived);
        }
        if (line.isIncome() && !line.reversal()) {
            throw new IllegalStateException("what came in is not there after it was added: place " + placed.place());
        }
        return line.reversal()
                ? reversing.book(file, placed, line, arrived.reversed)
                : booked(placed, line, Fate.NOT_REMITTANCE, "money-out", null, null);
    }

    private static Booked notTaken(int place, NotTaken not) {
        boolean quarantined = not.reason().quarantined();
        return new Booked(
                place,
                not.line(),
                quarantined ? Fate.QUARANTINED : Fate.NOT_REMITTANCE,
                not.said(),
                null,
                null,
                null,
                quarantined ? cut(not.detail(), LONGEST_CONTENT) : null);
    }

    private Booked income(long file, Placed placed, StatementLine line, Standing it, Arrived arrived) {
        if (!it.own() && SameNumber.isAnother(it.known(), line, arrived.told)) {
            return booked(placed, line, Fate.QUARANTINED, "same-number", it.id(), line.serial() + " " + line.remark());
        }
        arrived.told.add(it.id());
        boolean own = it.own();
        if (it.known().state() == State.TAKEN_BACK) {
            Kept kept = remittances.lock(it.id()).orElseThrow();
            State to = lines.reversals(it.id()) > 0 ? State.REVERSED : State.NEW;
            if (kept.state() == State.TAKEN_BACK && ledger.move(kept, to, "came-in-again", Ledger.STATEMENT)) {
                remittances.rehome(it.id(), file, line.line());
                arrived.came.add(it.id());
                own = true;
            }
        }
        return own
                ? booked(placed, line, Fate.REMITTANCE, "", it.id(), null)
                : booked(placed, line, Fate.DUPLICATE, "known", it.id(), null);
    }

    private static Booked booked(
            Placed placed,
            StatementLine line,
            Fate fate,
            String reason,
            @Nullable Long remittance,
            @Nullable String content) {
        return new Booked(
                placed.place(),
                line.line(),
                fate,
                reason,
                remittance,
                line.flow(),
                null,
                content == null ? null : cut(content.strip(), LONGEST_CONTENT));
    }

    private static long amount(Booked line) {
        Long fen = line.amountFen();
        return fen == null ? 0 : fen;
    }

    private static Arrival arrival(String identity, StatementLine line) {
        return new Arrival(
                TsidCreator.getTsid().toLong(),
                identity,
                cut(line.account(), LONGEST_ACCOUNT),
                line.date(),
                cut(line.serial(), 64),
                line.flow(),
                cut(line.payer(), LONGEST_PAYER),
                cut(line.payerAccount(), LONGEST_PAYER_ACCOUNT),
                cut(line.payerBank(), 120),
                cut(line.booking(), 200),
                cut(line.remark(), LONGEST_REMARK),
                line.line());
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
