package io.duebell.evidence.internal;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.evidence.EvidencePack.Digest;
import io.duebell.evidence.EvidencePack.Seal;
import io.duebell.evidence.internal.EvidenceMapper.EventRow;
import io.duebell.evidence.internal.EvidenceMapper.Head;
import io.duebell.evidence.internal.EvidenceMapper.Said;
import io.duebell.shared.BusinessClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Seals the stories of a day once it is over. The digest of a day holds that of the day before, so that whoever keeps one
 * digest elsewhere can tell whether anything before it was altered.
 */
@Component
public class Seals {

    /** So long after midnight steps of the day before are still being committed. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final int BATCH = 500;
    private static final int HEADS = 5_000;
    private static final String FIRST = "first";

    private final EvidenceMapper mapper;
    private final JdbcTemplate jdbc;
    private final BusinessClock clock;

    Seals(EvidenceMapper mapper, JdbcTemplate jdbc, BusinessClock clock) {
        this.mapper = mapper;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The days that are over and not sealed, the earliest first. */
    public List<LocalDate> due() {
        LocalDate last = mapper.lastSealed();
        Instant first = last == null ? mapper.firstEvent() : null;
        if (last == null && first == null) {
            return List.of();
        }
        LocalDate from = last != null ? last.plusDays(1) : day(Objects.requireNonNull(first));
        List<LocalDate> due = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(day(clock.instant().minus(GRACE))); day = day.plusDays(1)) {
            due.add(day);
        }
        return due;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.ZONE);
    }

    /** Keeps the head of every story that moved on a day; doing it twice, or on two nodes, gives the same. */
    public void keepHeads(LocalDate day) {
        Instant end = endOf(day);
        long after = Long.MIN_VALUE;
        while (true) {
            List<Long> ids = mapper.moved(endOf(day.minusDays(1)), end, after, BATCH);
            if (ids.isEmpty()) {
                return;
            }
            after = ids.get(ids.size() - 1);
            List<Object[]> rows = new ArrayList<>();
            heads(ids, end).forEach((id, head) -> rows.add(new Object[] {day, id, head}));
            jdbc.batchUpdate("INSERT IGNORE INTO evidence_head (sealed_on, notice_id, head) VALUES (?, ?, ?)", rows);
        }
    }

    /** Keeps the digest of the day's heads. */
    public Digest close(LocalDate day) {
        Computed computed = compute(day);
        jdbc.update(
                "INSERT IGNORE INTO evidence_digest (sealed_on, notices, digest, sealed_at) VALUES (?, ?, ?, ?)",
                day,
                computed.notices(),
                computed.digest(),
                Timestamp.from(clock.instant()));
        return Objects.requireNonNull(mapper.digest(day));
    }

    /** The seals of a notice, each with whether it still fits. */
    List<Seal> of(long notice, Map<LocalDate, Boolean> days) {
        List<Seal> seals = new ArrayList<>();
        for (Head kept : mapper.headsOf(notice)) {
            String now = heads(List.of(notice), endOf(kept.sealedOn())).get(notice);
            Digest digest = mapper.digest(kept.sealedOn());
            boolean dayFits = days.computeIfAbsent(kept.sealedOn(), this::fits);
            seals.add(new Seal(
                    kept.sealedOn(),
                    kept.head(),
                    digest == null ? "" : digest.digest(),
                    kept.head().equals(now) && dayFits));
        }
        return seals;
    }

    private boolean fits(LocalDate day) {
        Digest digest = mapper.digest(day);
        return digest != null && digest.digest().equals(compute(day).digest());
    }

    /** What a day's digest is by the heads that are kept. */
    private record Computed(int notices, String digest) {}

    private Computed compute(LocalDate day) {
        @Nullable String before = mapper.before(day);
        String digest = StoryChain.link(before == null ? FIRST : before, day.toString());
        int notices = 0;
        long after = Long.MIN_VALUE;
        while (true) {
            List<Head> heads = mapper.headsOn(day, after, HEADS);
            if (heads.isEmpty()) {
                return new Computed(notices, digest);
            }
            for (Head head : heads) {
                digest = StoryChain.link(digest, Long.toString(head.noticeId()), head.head());
            }
            notices += heads.size();
            after = heads.get(heads.size() - 1).noticeId();
        }
    }

    private Map<Long, String> heads(List<Long> ids, Instant end) {
        Map<Long, List<EventRow>> events = mapper.events(ids).stream().collect(groupingBy(EventRow::noticeId));
        Map<Long, String> heads = new HashMap<>();
        for (Said said : mapper.said(ids)) {
            heads.put(said.id(), StoryChain.head(said, events.getOrDefault(said.id(), List.of()), end));
        }
        return heads;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
