package io.duebell.console.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.console.internal.HoldCsv.Problem;
import io.duebell.console.internal.HoldCsv.Read;
import io.duebell.console.internal.SuppressionMapper.Line;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opt-outs and holds as those in a scope see, place and lift them; each step stands in the audit log. */
@Component
public class Suppression {

    private static final int CHUNK = 500;
    private static final String FROM_CONSOLE = "console";
    private static final String FROM_FILE = "file";

    private final SuppressionMapper mapper;
    private final ContactHolds holds;
    private final AuditLog audit;
    private final BusinessClock clock;

    Suppression(SuppressionMapper mapper, ContactHolds holds, AuditLog audit, BusinessClock clock) {
        this.mapper = mapper;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    public Keyset<Line> page(Scope scope, HoldFilter filter, @Nullable Long after, @Nullable Long before) {
        Instant now = clock.instant();
        return before != null
                ? Keyset.ascending(mapper.newer(scope, filter, now, before, Keyset.SIZE + 1), Line::id)
                : Keyset.descending(mapper.older(scope, filter, now, after, Keyset.SIZE + 1), after == null, Line::id);
    }

    /** What came of an attempt to place a hold. */
    public enum Placed {
        DONE,
        STOOD_ALREADY,
        /** There is no such borrower, or none that this user may see. */
        NOBODY
    }

    @Transactional
    public Placed place(ConsoleUser user, Placing placing) {
        String borrower = placing.borrowerNo();
        if (borrower != null && mapper.known(user.scope(), Set.of(borrower)).isEmpty()) {
            return Placed.NOBODY;
        }
        if (holds.placeAll(List.of(placing), FROM_CONSOLE, user.username()) == 0) {
            return Placed.STOOD_ALREADY;
        }
        audit.write(
                user.username(),
                "hold-place",
                subject(borrower, placing.msisdn()),
                placing.kind() + ": " + placing.evidence());
        return Placed.DONE;
    }

    /** False when there is none that stands, or none that this user may see and lift. */
    @Transactional
    public boolean lift(ConsoleUser user, long id, String evidence) {
        Line line = mapper.find(user.scope(), id);
        if (line == null || !user.mayLift(line.kind()) || !holds.lift(id, evidence, user.username())) {
            return false;
        }
        String digits = line.msisdn();
        Msisdn number = digits == null ? null : new Msisdn(digits);
        audit.write(user.username(), "hold-lift", subject(line.borrowerNo(), number), line.kind() + ": " + evidence);
        return true;
    }

    /** Takes a whole file or nothing of it. */
    @Transactional
    public Taken take(ConsoleUser user, byte[] file) {
        Read read = HoldCsv.read(file, clock.today());
        List<Problem> problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(strangers(user, read.placings()));
        }
        if (!problems.isEmpty()) {
            return new Taken(0, 0, problems.stream().map(Refusal::of).toList());
        }
        int placed = holds.placeAll(read.placings(), FROM_FILE, user.username());
        audit.write(
                user.username(),
                "holds-in",
                "contact holds",
                placed + " placed of " + read.placings().size());
        return new Taken(placed, read.placings().size() - placed, List.of());
    }

    private List<Problem> strangers(ConsoleUser user, List<Placing> placings) {
        List<String> named = placings.stream()
                .map(Placing::borrowerNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Problem> strangers = new ArrayList<>();
        for (int from = 0; from < named.size(); from += CHUNK) {
            List<String> some = named.subList(from, Math.min(from + CHUNK, named.size()));
            Set<String> known = mapper.known(user.scope(), some).stream().collect(toSet());
            some.stream()
                    .filter(no -> !known.contains(no))
                    .forEach(no ->
                            strangers.add(new Problem(0, "borrower", no.length() > 20 ? no.substring(0, 20) : no)));
        }
        return strangers.stream().limit(CHUNK).toList();
    }

    /** Writes what a filter finds; numbers stand whole only for who may carry them. */
    @Transactional
    public void write(ConsoleUser user, HoldFilter filter, Appendable out) throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (Cursor<Line> lines = mapper.stream(user.scope(), filter, clock.instant())) {
            HoldCsv.write(
                    StreamSupport.stream(lines.spliterator(), false).peek(line -> count.incrementAndGet()),
                    user.mayCarryHolds(),
                    out);
        }
        audit.write(
                user.username(),
                "holds-out",
                "contact holds",
                count + (user.mayCarryHolds() ? " lines, numbers whole" : " lines, numbers masked"));
    }

    /** For the audit log: a number is never whole there. */
    private static String subject(@Nullable String borrowerNo, @Nullable Msisdn number) {
        return borrowerNo != null ? borrowerNo : String.valueOf(number);
    }

    /** What came of a file: either it was taken and how many stood already, or why nothing of it was. */
    public record Taken(int placed, int stood, List<Refusal> refusals) {}

    /** Why a line, or the file as a whole (line 0), was not taken. */
    public record Refusal(long line, String code, String value) {

        static Refusal of(Problem problem) {
            return new Refusal(problem.line(), problem.code(), problem.value());
        }
    }

    /** Kinds that a person places by hand, in the order in which they are offered. */
    public static List<HoldKind> kinds() {
        return List.of(HoldKind.values());
    }
}
