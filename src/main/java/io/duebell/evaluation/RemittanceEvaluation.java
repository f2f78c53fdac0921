package io.duebell.evaluation;

import io.duebell.evaluation.Judged.Outcome;
import io.duebell.loanbook.WholeBook;
import io.duebell.matching.Candidate;
import io.duebell.matching.MatchSettings;
import io.duebell.matching.Matcher;
import io.duebell.statement.NotTaken;
import io.duebell.statement.StatementFolder;
import io.duebell.statement.StatementLine;
import io.duebell.statement.StatementReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What would be made of the statements of a folder, line by line. */
public final class RemittanceEvaluation {

    private final List<Judged> judged = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();
    private int borrowers;
    private Duration indexing = Duration.ZERO;
    private Duration judging = Duration.ZERO;

    private RemittanceEvaluation() {}

    /** Reads the whole book into memory, then the files in the order of their days. */
    public static RemittanceEvaluation of(WholeBook book, MatchSettings settings, Path folder) throws IOException {
        RemittanceEvaluation evaluation = new RemittanceEvaluation();
        long begun = System.nanoTime();
        Matcher matcher = Matcher.over(book, settings);
        evaluation.borrowers = matcher.borrowers();
        evaluation.indexing = Duration.ofNanos(System.nanoTime() - begun);
        Register register = new Register(matcher);
        StatementReader reader = new StatementReader();
        for (Path file : StatementFolder.inOrder(folder)) {
            evaluation.take(register, reader, file);
        }
        return evaluation;
    }

    private void take(Register register, StatementReader reader, Path file) throws IOException {
        List<StatementLine> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(String.valueOf(file.getFileName()), in, item -> {
                if (item instanceof StatementLine line) {
                    lines.add(line);
                } else if (item instanceof NotTaken not) {
                    notTaken.add(not);
                }
            });
        }
        long begun = System.nanoTime();
        judged.addAll(register.take(lines));
        judging = judging.plusNanos(System.nanoTime() - begun);
    }

    public List<Judged> judged() {
        return List.copyOf(judged);
    }

    /** A header and a line for each line of the statements, in their order. */
    public void write(Path target) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
                CSVPrinter csv = CSVFormat.DEFAULT
                        .builder()
                        .setHeader("txn_no", "decision", "borrower_no", "loan_nos", "candidates", "file", "line")
                        .setRecordSeparator("\n")
                        .get()
                        .print(file)) {
            for (Judged each : judged) {
                Candidate credited = each.credited();
                csv.printRecord(
                        each.line().serial(),
                        each.outcome(),
                        credited == null ? "" : credited.borrowerNo(),
                        credited == null ? "" : String.join(";", credited.loanNos()),
                        each.borrowers().collect(Collectors.joining(";")),
                        each.line().file(),
                        each.line().line());
            }
        }
    }

    /** @param bookDay on which the book stands; what came later may pay what the book doesn't know yet */
    public void print(LocalDate bookDay, PrintWriter out) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        judged.forEach(each -> counts.merge(each.outcome(), 1, Integer::sum));
        out.printf("%d lines: %s%n", judged.size(), counts);
        out.printf(
                "%d borrowers known after %d ms; judged in %d ms%n",
                borrowers, indexing.toMillis(), judging.toMillis());
        long later = judged.stream()
                .filter(each -> each.line().date().isAfter(bookDay))
                .count();
        if (later > 0) {
            out.printf("%d lines are of days after %s, on which the book stands%n", later, bookDay);
        }
        if (!notTaken.isEmpty()) {
            out.printf("%d lines were not taken:%n", notTaken.size());
            notTaken.forEach(line -> out.printf(
                    "%s, line %d: %s%n", line.file(), line.line(), line.reason().code()));
        }
        out.flush();
    }

    /** @param truth CSV with txn_no, decidable, borrower_no, loan_nos, case */
    public void score(Path truth, PrintWriter out) throws IOException {
        RemittanceScores.of(truth, judged).print(out);
        out.flush();
    }
}
