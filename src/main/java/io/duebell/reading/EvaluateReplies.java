package io.duebell.reading;

import io.duebell.reading.internal.CrossValidation;
import io.duebell.reading.internal.Scores;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern AMOUNT = Pattern.compile("amount(?:_now)?=([0-9]+(?:\\.[0-9]+)?)");

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

    /** A line of the file. */
    private record Line(String utterance, Set<Intent> meant, String day, String notes) {}

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
        List<Line> lines = new ArrayList<>();
        String problem = read(file, lines);
        if (problem != null) {
            out.println(problem);
            return 2;
        }
        Reader reader = Reader.shipped();
        List<Reading> readings = new ArrayList<>();
        for (Line line : lines) {
            readings.add(reader.read(line.utterance(), businessDate));
        }
        if (target != null) {
            write(target, lines, readings);
        }
        if (lines.stream().anyMatch(line -> !line.meant().isEmpty())) {
            score(lines, readings, out);
        }
        out.flush();
        return 0;
    }

    /** What is wrong with the file, or null. */
    private static @Nullable String read(Path file, List<Line> lines) throws IOException {
        List<String> rows = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (rows.isEmpty()) {
            return file + " is empty: its first line names the columns";
        }
        List<String> columns = List.of(rows.get(0).replace("\uFEFF", "").split("\t", -1));
        int utterance = columns.indexOf("utterance");
        if (utterance < 0) {
            return file + " has no column utterance: its first line must name the columns, separated by tabs";
        }
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t", -1);
            Set<Intent> meant = EnumSet.noneOf(Intent.class);
            for (String label : cell(cells, columns.indexOf("intent")).split("\\+")) {
                if (!label.isBlank()) {
                    try {
                        meant.add(Intent.valueOf(label.strip()));
                    } catch (IllegalArgumentException e) {
                        return "line " + (lines.size() + 2) + ": no such intent " + label;
                    }
                }
            }
            lines.add(new Line(
                    cell(cells, utterance),
                    meant,
                    cell(cells, columns.indexOf("date_meaning")),
                    cell(cells, columns.indexOf("notes"))));
        }
        return null;
    }

    private static String cell(String[] cells, int column) {
        return column >= 0 && column < cells.length ? cells[column] : "";
    }

    private static void write(Path target, List<Line> lines, List<Reading> readings) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int i = 0; i < lines.size(); i++) {
            Reading reading = readings.get(i);
            rows.add(String.join(
                    "\t",
                    lines.get(i).utterance(),
                    reading.intents().stream().map(Intent::name).collect(Collectors.joining("+")),
                    reading.toldDay().map(DateMeaning::notation).orElse(""),
                    amount(reading),
                    String.format(Locale.ROOT, "%.3f", reading.confidence()),
                    reading.handling().name()));
        }
        Files.write(target, rows, StandardCharsets.UTF_8);
    }

    /** In yuan; decimals only where there are fen. */
    private static String amount(Reading reading) {
        return reading.toldAmount()
                .map(money -> money.fen() % 100 == 0 ? String.valueOf(money.fen() / 100) : money.yuan())
                .orElse("");
    }

    private static void score(List<Line> lines, List<Reading> readings, PrintWriter out) {
        Scores scores = new Scores();
        List<String> wrong = new ArrayList<>();
        int days = 0;
        int daysRight = 0;
        int amounts = 0;
        int amountsRight = 0;
        int invented = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Reading reading = readings.get(i);
            if (line.meant().isEmpty()) {
                continue;
            }
            scores.add(line.utterance(), line.meant(), reading);
            String day = reading.toldDay().map(DateMeaning::notation).orElse("");
            if (!line.day().isEmpty()) {
                days++;
                daysRight += line.day().equals(day) ? 1 : 0;
            } else if (!day.isEmpty()) {
                invented++;
            }
            Matcher amount = AMOUNT.matcher(line.notes());
            String said = amount(reading);
            if (amount.find()) {
                amounts++;
                amountsRight +=
                        !said.isEmpty() && new BigDecimal(said).compareTo(new BigDecimal(amount.group(1))) == 0 ? 1 : 0;
            }
            if (!line.meant().equals(Set.copyOf(reading.intents()))
                    || !line.day().equals(day)) {
                wrong.add(String.join(
                        "\t",
                        line.utterance(),
                        line.meant() + " " + line.day(),
                        reading.intents() + " " + day,
                        reading.handling() + " " + reading.reasons()));
            }
        }
        scores.print(out);
        out.printf(
                "%ndays: %d of %d as meant, %d told where none was meant; amounts: %d of %d as meant%n",
                daysRight, days, invented, amountsRight, amounts);
        out.printf("%nnot as meant%n");
        wrong.forEach(out::println);
    }
}
