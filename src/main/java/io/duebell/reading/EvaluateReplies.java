package io.duebell.reading;

import io.duebell.reading.internal.CrossValidation;
import io.duebell.reading.internal.Figures;
import io.duebell.reading.internal.LabelledTexts;
import io.duebell.reading.internal.LabelledTexts.Line;
import io.duebell.reading.internal.Scores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code duebell evaluate-replies FILE}: reads the texts of a file and prints how they were understood, against the file's
 * own labels where it has them. Needs no database.
 */
@Command(
        name = "evaluate-replies",
        mixinStandardHelpOptions = true,
        description = "Reads the texts of a file and, where it has labels, prints how well they were understood.")
public class EvaluateReplies implements Callable<Integer> {

    private static final String HEADER = "utterance\tintents\tdate_meaning\tamount\tconfidence\thandling";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "UTF-8, tab-separated, with a header that names utterance and, for scores, intent, date_meaning, notes.")
    private @Nullable Path file;

    @Option(names = "--business-date", description = "The day that days are told from, yyyy-MM-dd.")
    private @Nullable LocalDate businessDate;

    @Option(
            names = "--out",
            description = "Where the readings go, tab-separated with a header, a line a text, in order.")
    private @Nullable Path target;

    @Option(
            names = "--cross-validate",
            description = "Reads the sayings in the jar instead, each by what the others taught.")
    private boolean crossValidate;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (crossValidate) {
            CrossValidation.print(out);
            return 0;
        }
        if (file == null || businessDate == null) {
            out.println(
                    "name a FILE and the day it is read on: evaluate-replies FILE --business-date 2026-11-23 --out OUT.tsv");
            return 2;
        }
        if (!Files.isReadable(file)) {
            out.println("can't read " + file + ": name a file that is there");
            return 2;
        }
        LabelledTexts texts = LabelledTexts.read(file);
        texts.notes().forEach(note -> out.println("note: " + note));
        Reader reader = Reader.shipped();
        List<Reading> readings = texts.lines().stream()
                .map(line -> reader.read(line.utterance(), businessDate))
                .toList();
        if (target != null) {
            write(target, texts.lines(), readings);
        }
        score(texts.lines(), readings, out);
        out.flush();
        return 0;
    }

    private static void write(Path target, List<Line> lines, List<Reading> readings) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int i = 0; i < lines.size(); i++) {
            Reading reading = readings.get(i);
            rows.add(LabelledTexts.row(
                    lines.get(i).utterance(),
                    labels(reading.intents()),
                    day(reading),
                    Figures.amount(reading),
                    String.format(Locale.ROOT, "%.3f", reading.confidence()),
                    reading.handling().name()));
        }
        Files.write(target, rows, StandardCharsets.UTF_8);
    }

    private static void score(List<Line> lines, List<Reading> readings, PrintWriter out) {
        Scores scores = new Scores();
        Figures figures = new Figures();
        List<String> wrong = new ArrayList<>();
        int scored = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Reading reading = readings.get(i);
            if (line.meant().isEmpty()) {
                continue;
            }
            scored++;
            scores.add(line.utterance(), line.meant(), reading);
            boolean dayRight = figures.add(line, reading);
            if (!dayRight || !line.meant().equals(Set.copyOf(reading.intents()))) {
                wrong.add(LabelledTexts.row(
                        line.utterance(),
                        labels(line.meant()) + " " + line.day(),
                        labels(reading.intents()) + " " + day(reading),
                        reading.handling() + " " + reading.reasons()));
            }
        }
        out.printf("%d texts read, %d of them with labels%n%n", lines.size(), scored);
        if (scored > 0) {
            scores.print(out);
            figures.print(out);
            out.printf("%nnot as meant%n");
            wrong.forEach(out::println);
        }
    }

    private static String labels(Collection<Intent> intents) {
        return intents.stream().sorted().map(Intent::name).collect(Collectors.joining("+"));
    }

    private static String day(Reading reading) {
        return reading.toldDay().map(DateMeaning::notation).orElse("");
    }
}
