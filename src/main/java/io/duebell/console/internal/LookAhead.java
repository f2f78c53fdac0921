package io.duebell.console.internal;

import io.duebell.compliance.RuleBook;
import io.duebell.compliance.RuleBook.Edition;
import io.duebell.notice.DryRuns;
import io.duebell.notice.DryRuns.Answer;
import io.duebell.notice.DryRuns.DryRun;
import io.duebell.notice.DryRuns.Figures;
import io.duebell.notice.DryRuns.Line;
import io.duebell.notice.DryRuns.Question;
import io.duebell.notice.DryRuns.Why;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.PlanningRuns;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dry runs as the console asks for them and shows them, alone or two side by side. */
@Component
public class LookAhead {

    private static final int LATEST = 20;
    private static final int LINES = 60;

    private final DryRuns runs;
    private final RuleBook rules;
    private final PlanningRuns planned;
    private final NoticeProperties notice;
    private final AuditLog audit;
    private final BusinessClock clock;

    LookAhead(
            DryRuns runs,
            RuleBook rules,
            PlanningRuns planned,
            NoticeProperties notice,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.rules = rules;
        this.planned = planned;
        this.notice = notice;
        this.audit = audit;
        this.clock = clock;
    }

    /** The next day that is planned. */
    public LocalDate nextDay() {
        LocalDate today = clock.today();
        boolean done = planned.find(today)
                .filter(run -> run.state() == PlanningRuns.State.DONE)
                .isPresent();
        return done ? today.plusDays(1) : today;
    }

    public List<Edition> editions() {
        return rules.editions();
    }

    public String inForce() {
        return rules.inForce().hash();
    }

    public String ladder() {
        return runs.configuredLadder();
    }

    public List<DryRun> latest() {
        return runs.latest(LATEST);
    }

    public Answer ask(ConsoleUser user, Question question) {
        Answer answer = runs.ask(question, user.username());
        if (answer instanceof Answer.Asked asked) {
            audit.write(user.username(), "dry-run", question.day().toString(), "dry run " + asked.id());
        }
        return answer;
    }

    public Optional<Result> find(long id) {
        return runs.find(id).map(run -> {
            Long other = run.beside();
            return new Result(run, other == null ? null : runs.find(other).orElse(null), notice.priceOfThousandParts());
        });
    }

    /**
     * One dry run, and the one it is compared with.
     *
     * @param price of a thousand parts in fen; 0: not known
     */
    public record Result(DryRun run, @Nullable DryRun beside, int price) {

        public boolean isOpen() {
            return isOpen(run) || (beside != null && isOpen(beside));
        }

        private static boolean isOpen(DryRun run) {
            return run.state() == DryRuns.State.WAITING || run.state() == DryRuns.State.RUNNING;
        }

        public List<DryRun> both() {
            return beside == null ? List.of(run) : List.of(run, beside);
        }

        /** What the parts of a run cost, in fen. */
        public long cost(Figures figures) {
            return ((long) figures.all().parts() * price + 999) / 1000;
        }

        public List<Row> stages() {
            return rows(Figures::stages);
        }

        public List<Row> villages() {
            return rows(Figures::villages);
        }

        public List<Row> managers() {
            return rows(Figures::managers);
        }

        /** Lines of the same key beside each other, those with most to leave first. */
        private List<Row> rows(Function<Figures, List<Line>> part) {
            Map<String, Row> rows = new LinkedHashMap<>();
            lines(run, part).forEach(line -> rows.put(line.key(), new Row(line.key(), line, null)));
            if (beside != null) {
                lines(beside, part)
                        .forEach(line -> rows.merge(
                                line.key(),
                                new Row(line.key(), null, line),
                                (first, second) -> new Row(line.key(), first.one(), line)));
            }
            return rows.values().stream()
                    .sorted(Comparator.comparingInt(Row::leave).reversed())
                    .limit(LINES)
                    .toList();
        }

        private static List<Line> lines(DryRun run, Function<Figures, List<Line>> part) {
            Figures figures = run.figures();
            return figures == null ? List.of() : part.apply(figures);
        }

        public List<WhyRow> whys() {
            List<WhyRow> rows = new ArrayList<>();
            whys(run)
                    .forEach(why ->
                            rows.add(new WhyRow(why, count(why, run), beside == null ? null : count(why, beside))));
            if (beside != null) {
                whys(beside).stream()
                        .filter(why -> whys(run).stream().noneMatch(other -> isSame(why, other)))
                        .forEach(why -> rows.add(new WhyRow(why, 0, why.notices())));
            }
            return rows;
        }

        private static List<Why> whys(DryRun run) {
            Figures figures = run.figures();
            return figures == null ? List.of() : figures.whys();
        }

        private static Integer count(Why why, DryRun run) {
            return whys(run).stream()
                    .filter(other -> isSame(why, other))
                    .mapToInt(Why::notices)
                    .sum();
        }

        private static boolean isSame(Why why, Why other) {
            return why.state().equals(other.state())
                    && why.rule().equals(other.rule())
                    && why.reason().equals(other.reason());
        }
    }

    /** A stage, a village or a manager in one run and in the other. */
    public record Row(
            String key, @Nullable Line one, @Nullable Line other) {

        int leave() {
            Line line = one != null ? one : other;
            return line == null ? 0 : line.leave() + line.held();
        }
    }

    /** What decided how often in one run and in the other. */
    public record WhyRow(Why why, Integer one, @Nullable Integer other) {}
}
