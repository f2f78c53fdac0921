package io.duebell.notice.internal;

import io.duebell.dispatch.WrongNumbers;
import io.duebell.notice.DryRuns;
import io.duebell.notice.NoticeTemplate;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.PlanningRuns.Run;
import io.duebell.notice.PlanningRuns.State;
import io.duebell.notice.RepairList.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/** The room's tables without a database, for tests of what the routes do. A lease never ends here. */
public final class InMemory {

    /** Runs by business date. */
    public final TreeMap<LocalDate, Run> runs = new TreeMap<>();

    /** All that was put on the repair list. */
    public final List<Fault> repairs = new ArrayList<>();

    /** What persons say against carriers. */
    public final List<RepairMapper.Vouch> vouches = new ArrayList<>();

    /** Who has a number as their own beside others. */
    public final List<RepairMapper.Sharer> sharers = new ArrayList<>();

    /** Whoever a number is asked about, these have it. */
    public final List<RepairMapper.Owner> owners = new ArrayList<>();

    public void register(GenericApplicationContext context) {
        context.registerBean(RunMapper.class, Runs::new);
        context.registerBean(RepairMapper.class, Repairs::new);
        context.registerBean(TemplateMapper.class, StoredTemplates::new);
        context.registerBean(DryRunMapper.class, DryRunRows::new);
        context.registerBean(NoticeFacts.class, () -> ids -> List.of());
    }

    /** Numbers shared as told. */
    public SharedNumbers sharedNumbers() {
        return new SharedNumbers(new Repairs());
    }

    /** Of several with a number; with a person's word for it or without. */
    public void shares(String msisdn, String borrowerNo, boolean vouched) {
        sharers.add(new RepairMapper.Sharer(msisdn, borrowerNo, vouched));
    }

    /** Dead at once, with nobody who says otherwise. */
    public static DeadNumbers deadNumbers(WrongNumbers found) {
        PlanningProperties planning =
                new PlanningProperties(LocalTime.of(6, 0), LocalTime.of(7, 30), 1, 500, Duration.ofSeconds(60), 3, 1);
        return new DeadNumbers(found, new InMemory().new Repairs(), planning);
    }

    private final class Runs implements RunMapper {

        @Override
        public Optional<Run> find(LocalDate date) {
            return Optional.ofNullable(runs.get(date));
        }

        @Override
        public List<Run> latest(int limit) {
            return runs.descendingMap().values().stream().limit(limit).toList();
        }

        @Override
        public @Nullable LocalDate lastPlanned() {
            return runs.descendingMap().values().stream()
                    .filter(run -> run.state() == State.DONE || run.state() == State.CAUGHT_UP)
                    .map(Run::businessDate)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public int othersRunning(LocalDate date) {
            return (int) runs.values().stream()
                    .filter(run ->
                            run.state() == State.RUNNING && !run.businessDate().equals(date))
                    .count();
        }

        @Override
        public int start(LocalDate date, LocalDate coversFrom, String node, long seconds, Instant at) {
            runs.put(date, new Run(date, State.RUNNING, node, coversFrom, null, null, at, null, 0, 0, 0, 0, 0));
            return 1;
        }

        @Override
        public int takeOver(LocalDate date, String node, long seconds) {
            return change(date, State.WAITING, State.RUNNING, null, null, null);
        }

        @Override
        public int renew(LocalDate date, String node, long seconds) {
            return 1;
        }

        @Override
        public int putBack(LocalDate date, String node, State state, String message, long seconds) {
            return change(date, State.RUNNING, state, message, null, null);
        }

        @Override
        public int caughtUp(LocalDate missed, String node, String message, Instant at) {
            runs.put(missed, new Run(missed, State.CAUGHT_UP, node, missed, message, null, at, at, 0, 0, 0, 0, 0));
            return 1;
        }

        @Override
        public int finish(LocalDate date, String node, RunFigures figures, Instant at) {
            return change(date, State.RUNNING, State.DONE, null, null, figures);
        }

        @Override
        public int release(LocalDate date, String actor) {
            return change(date, State.NEEDS_PERSON, State.WAITING, null, actor, null);
        }

        @Override
        public List<Integer> selectedLately(int limit) {
            return runs.descendingMap().values().stream()
                    .filter(run -> run.state() == State.DONE)
                    .map(Run::selected)
                    .limit(limit)
                    .toList();
        }

        private int change(
                LocalDate date,
                State from,
                State to,
                @Nullable String message,
                @Nullable String actor,
                @Nullable RunFigures figures) {
            Run old = runs.get(date);
            if (old == null || old.state() != from) {
                return 0;
            }
            RunFigures now = figures == null ? RunFigures.NONE : figures;
            runs.put(
                    date,
                    new Run(
                            date,
                            to,
                            old.node(),
                            old.coversFrom(),
                            message,
                            actor == null ? old.releasedBy() : actor,
                            old.startedAt(),
                            null,
                            now.instalments(),
                            now.selected(),
                            now.notices(),
                            now.known(),
                            now.repairs()));
            return 1;
        }
    }

    private final class Repairs implements RepairMapper {

        @Override
        public List<Sharer> sharers(Collection<String> numbers) {
            return sharers.stream()
                    .filter(each -> numbers.contains(each.msisdn()))
                    .toList();
        }

        @Override
        public int add(List<Fault> faults, LocalDate seen) {
            repairs.addAll(faults);
            return faults.size();
        }

        @Override
        public List<Row> findOpen(@Nullable String managerNo, @Nullable Long beforeId, int limit) {
            return List.of();
        }

        @Override
        public int countOpen(@Nullable String managerNo) {
            return repairs.size();
        }

        @Override
        public int vouch(long id, @Nullable String managerNo, List<String> codes, String actor, Instant at) {
            return 0;
        }

        @Override
        public List<Vouch> vouched(Collection<String> numbers) {
            return vouches;
        }

        @Override
        public List<Owner> owners(String number) {
            return owners;
        }

        @Override
        public int mend(long id, @Nullable String managerNo, String actor, Instant at) {
            return 0;
        }
    }

    private static final class DryRunRows implements DryRunMapper {

        private final List<Kept> rows = new ArrayList<>();

        @Override
        public void add(
                NewId id,
                @Nullable Long beside,
                LocalDate day,
                String edition,
                String version,
                @Nullable String ladder,
                String by,
                Instant at) {
            id.setId(rows.size());
            rows.add(new Kept(
                    rows.size(),
                    beside,
                    day,
                    edition,
                    version,
                    ladder,
                    by,
                    at,
                    DryRuns.State.WAITING,
                    null,
                    0,
                    null,
                    null));
        }

        @Override
        public void pair(long id, long beside) {}

        @Override
        public void progress(long id, int instalments) {}

        @Override
        public void end(
                long id,
                DryRuns.State state,
                int instalments,
                @Nullable String message,
                @Nullable String figures,
                Instant at) {
            Kept old = rows.get((int) id);
            rows.set(
                    (int) id,
                    new Kept(
                            id,
                            old.beside(),
                            old.businessDate(),
                            old.edition(),
                            old.version(),
                            old.ladder(),
                            old.askedBy(),
                            old.askedAt(),
                            state,
                            message,
                            instalments,
                            figures,
                            at));
        }

        @Override
        public Optional<Kept> find(long id) {
            return Optional.of(rows.get((int) id));
        }

        @Override
        public List<Kept> latest(int limit) {
            return rows;
        }
    }

    private static final class StoredTemplates implements TemplateMapper {

        private final Map<String, Stored> stored = new LinkedHashMap<>();

        @Override
        public int propose(NoticeTemplate t, String by, Instant at) {
            Stored draft = new Stored(t.hash(), t.id(), t.language(), t.content(), at, by, null, null, null, null);
            return stored.putIfAbsent(t.hash(), draft) == null ? 1 : 0;
        }

        @Override
        public Optional<Stored> find(String hash) {
            return Optional.ofNullable(stored.get(hash));
        }

        @Override
        public List<Stored> all() {
            return List.copyOf(stored.values());
        }

        @Override
        public List<String> inForce() {
            return stored.values().stream()
                    .filter(each -> each.approvedAt() != null && each.retiredAt() == null)
                    .map(Stored::hash)
                    .toList();
        }

        @Override
        public int approve(String hash, String by, Instant at) {
            stored.computeIfPresent(
                    hash,
                    (key, old) -> new Stored(
                            key,
                            old.id(),
                            old.language(),
                            old.content(),
                            old.storedAt(),
                            old.proposedBy(),
                            by,
                            at,
                            null,
                            null));
            return 1;
        }

        @Override
        public int replace(String id, String language, String hash, String by, Instant at) {
            return 0;
        }

        @Override
        public int retire(String hash, String by, Instant at) {
            stored.computeIfPresent(
                    hash,
                    (key, old) -> new Stored(
                            key,
                            old.id(),
                            old.language(),
                            old.content(),
                            old.storedAt(),
                            old.proposedBy(),
                            old.approvedBy(),
                            old.approvedAt(),
                            by,
                            at));
            return 1;
        }
    }
}
