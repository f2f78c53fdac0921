package io.duebell.notice.flow;

import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.loanbook.Borrower;
import io.duebell.notice.DryRuns.Figures;
import io.duebell.notice.DryRuns.Line;
import io.duebell.notice.DryRuns.Why;
import io.duebell.notice.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a dry run has come to so far; counted by the one thread that reads. */
final class DryTally {

    private final Map<String, Sum> stages = new TreeMap<>();
    private final Map<String, Sum> villages = new TreeMap<>();
    private final Map<String, Sum> managers = new TreeMap<>();
    private final Map<Why, Integer> whys = new TreeMap<>(
            Comparator.comparing(Why::state).thenComparing(Why::rule).thenComparing(Why::reason));
    private final Sum all = new Sum();
    private int instalments;
    private int known;

    int instalments() {
        return instalments;
    }

    void add(PlanChunk chunk) {
        instalments += chunk.figures().instalments();
        known += chunk.figures().known();
        chunk.candidates().forEach(this::add);
    }

    private void add(Candidate candidate) {
        First first = Objects.requireNonNull(candidate.first());
        Text text = Objects.requireNonNull(candidate.text());
        Stage stage = candidate.speaking();
        Borrower borrower = candidate.borrower();
        List<Sum> sums = List.of(
                all,
                of(stages, stage.kind() + " " + stage.occasion()),
                of(villages, borrower.villageNo() + " " + borrower.village()),
                of(managers, borrower.managerNo() + " " + borrower.manager()));
        sums.forEach(sum -> sum.add(first, text));
        String rule = first.rule() == null ? "" : first.rule().id();
        String reason = candidate.fault() == null ? "" : candidate.fault().code();
        whys.merge(new Why(first.state().name(), rule, reason, 0), 1, Integer::sum);
    }

    private static Sum of(Map<String, Sum> sums, String key) {
        return sums.computeIfAbsent(key, which -> new Sum());
    }

    Figures figures() {
        List<Why> counted = new ArrayList<>();
        whys.forEach((why, count) -> counted.add(new Why(why.state(), why.rule(), why.reason(), count)));
        counted.sort(Comparator.comparingInt(Why::notices).reversed());
        return new Figures(instalments, known, all.line(""), lines(stages), lines(villages), lines(managers), counted);
    }

    private static List<Line> lines(Map<String, Sum> sums) {
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, sum) -> lines.add(sum.line(key)));
        return lines;
    }

    /** Notices by what becomes of them. */
    private static final class Sum {

        private int leave;
        private int held;
        private int denied;
        private int untellable;
        private int parts;

        void add(First first, Text text) {
            switch (first.state()) {
                case READY -> {
                    leave++;
                    parts += text.parts();
                }
                case HELD -> held++;
                case SUPPRESSED -> denied++;
                default -> untellable++;
            }
        }

        Line line(String key) {
            return new Line(key, leave, held, denied, untellable, parts);
        }
    }
}
