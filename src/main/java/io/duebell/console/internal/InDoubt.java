package io.duebell.console.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.duebell.console.internal.InDoubtMapper.Line;
import io.duebell.console.internal.InDoubtMapper.Part;
import io.duebell.dispatch.Doubts;
import io.duebell.dispatch.Doubts.Refusal;
import io.duebell.dispatch.Doubts.Remedy;
import io.duebell.dispatch.Doubts.Seen;
import io.duebell.dispatch.Doubts.Settled;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices in doubt as those in a scope see them, and what a person does about them: audited one by one. */
@Component
public class InDoubt {

    private static final int BATCH = 200;

    private final InDoubtMapper mapper;
    private final Doubts doubts;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    InDoubt(
            InDoubtMapper mapper,
            Doubts doubts,
            AuditLog audit,
            TransactionTemplate transactions,
            BusinessClock clock) {
        this.mapper = mapper;
        this.doubts = doubts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Keyset<Doubt> page(Scope scope, DoubtFilter filter, @Nullable Long after, @Nullable Long before) {
        Instant now = clock.instant();
        Keyset<Line> page = before != null
                ? Keyset.ascending(mapper.newer(scope, filter, now, before, Keyset.SIZE + 1), Line::id)
                : Keyset.descending(mapper.older(scope, filter, now, after, Keyset.SIZE + 1), after == null, Line::id);
        return new Keyset<>(withParts(page.rows()), page.previous(), page.next());
    }

    public int count(Scope scope, DoubtFilter filter) {
        return mapper.countOf(scope, filter, clock.instant());
    }

    /** What a remedy would do to chosen notices; those the user may not see are left out. */
    public Preview preview(Scope scope, Collection<Seen> chosen, Remedy remedy) {
        if (chosen.isEmpty()) {
            return new Preview(List.of(), 0);
        }
        List<Doubt> seen = withParts(mapper.chosen(
                scope, chosen.stream().map(one -> one.notice().value()).toList()));
        Set<Seen> asked = Set.copyOf(chosen);
        List<Doubt> able = seen.stream()
                .filter(doubt -> asked.contains(doubt.seen()) && doubt.refusal(remedy) == null)
                .toList();
        return new Preview(able, chosen.size() - able.size());
    }

    /** Does it to chosen notices; one that moved since it was seen is left as it is. */
    public DoubtResult settle(ConsoleUser user, Collection<Seen> chosen, Remedy remedy, String reason) {
        DoubtResult result = new DoubtResult(remedy);
        List<Seen> all = List.copyOf(chosen);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Seen> some = all.subList(from, Math.min(from + BATCH, all.size()));
            result.add(settleBatch(user, some, remedy, reason));
        }
        return result;
    }

    /** Does it to all that a filter finds and that have not moved since a moment. */
    public DoubtResult settleAll(ConsoleUser user, DoubtFilter filter, Instant seenAt, Remedy remedy, String reason) {
        DoubtResult result = new DoubtResult(remedy);
        Instant now = clock.instant();
        Long than = null;
        while (true) {
            List<Line> lines = mapper.older(user.scope(), filter, now, than, BATCH);
            if (lines.isEmpty()) {
                return result;
            }
            than = lines.get(lines.size() - 1).id();
            List<Seen> some = lines.stream()
                    .filter(line -> !line.changedAt().isAfter(seenAt))
                    .map(line -> new Seen(new NoticeId(line.id()), line.version()))
                    .toList();
            result.add(settleBatch(user, some, remedy, reason));
        }
    }

    private Settled settleBatch(ConsoleUser user, List<Seen> some, Remedy remedy, String reason) {
        if (some.isEmpty()) {
            return new Settled(List.of(), Map.of());
        }
        Set<Long> visible =
                mapper
                        .chosen(
                                user.scope(),
                                some.stream().map(one -> one.notice().value()).toList())
                        .stream()
                        .map(Line::id)
                        .collect(toSet());
        List<Seen> theirs = some.stream()
                .filter(one -> visible.contains(one.notice().value()))
                .toList();
        Settled settled = transactions.execute(status -> {
            Settled done = doubts.settle(theirs, remedy, user.username(), reason);
            String action = remedy.name().toLowerCase(Locale.ROOT).replace('_', '-');
            done.done().forEach(id -> audit.write(user.username(), action, id.toString(), reason));
            return done;
        });
        return settled == null ? new Settled(List.of(), Map.of()) : settled;
    }

    private List<Doubt> withParts(List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Part>> parts =
                mapper.parts(lines.stream().map(Line::id).toList()).stream().collect(groupingBy(Part::noticeId));
        Instant now = clock.instant();
        List<Doubt> doubtful = new ArrayList<>();
        for (Line line : lines) {
            doubtful.add(new Doubt(line, parts.getOrDefault(line.id(), List.of()), now.isAfter(line.notAfter())));
        }
        return doubtful;
    }

    /** A notice in doubt with its parts. {@code late}: it can only be dropped or marked. */
    public record Doubt(Line line, List<Part> parts, boolean late) {

        public NoticeId id() {
            return new NoticeId(line.id());
        }

        public Seen seen() {
            return new Seen(id(), line.version());
        }

        /** As a form names it: the id and the version in which it was seen. */
        public String token() {
            return id() + "." + line.version();
        }

        @Nullable
        Refusal refusal(Remedy remedy) {
            if (!line.inDoubt()) {
                return Refusal.CHANGED;
            }
            if (remedy.isResend() && late) {
                return Refusal.TOO_LATE;
            }
            boolean joinsNothing = line.parts() > 1 && line.reference() == null;
            return remedy == Remedy.RESEND_MISSING && joinsNothing ? Refusal.NO_REFERENCE : null;
        }
    }

    /** Those a remedy would be applied to, and how many of the chosen it would not. */
    public record Preview(List<Doubt> able, int unable) {}
}
