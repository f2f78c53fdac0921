package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A tab-separated file of texts, with what they mean where its columns tell. Whatever is wrong with single lines is noted and the
 * rest is read: a byte order mark, CRLF, quoted cells, columns that are missing, labels nobody knows.
 *
 * @param lines one for each line below the header, blank ones too
 * @param notes what was odd, for whoever gave the file
 */
public record LabelledTexts(List<Line> lines, List<String> notes) {

    private static final Map<String, String> COLUMNS = Map.of(
            "utterance",
            "utterance",
            "text",
            "utterance",
            "intent",
            "intent",
            "intents",
            "intent",
            "date_meaning",
            "date_meaning",
            "notes",
            "notes",
            "amount",
            "amount");
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"(?=\t|$)|([^\t]*))(\t|$)");
    private static final Pattern AMOUNT = Pattern.compile("amount(?:_now)?=([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern PLAIN_AMOUNT = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    /**
     * @param meant empty where the file doesn't tell, or tells a label nobody knows
     * @param day in the notation of {@link io.duebell.reading.DateMeaning}; empty without
     */
    public record Line(String utterance, Set<Intent> meant, String day, Optional<BigDecimal> amount) {}

    public static LabelledTexts read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> rows = text.replaceFirst("^\uFEFF", "").lines().toList();
        List<String> notes = new ArrayList<>();
        if (rows.isEmpty()) {
            return new LabelledTexts(List.of(), List.of("the file is empty"));
        }
        List<String> columns = columns(rows.get(0));
        boolean headed = columns.stream().anyMatch(column -> !column.isEmpty());
        if (!headed) {
            notes.add(
                    "the first line names no column (utterance, intent, date_meaning, notes): each line is read as a text");
        } else if (!columns.contains("utterance")) {
            notes.add("no column is named utterance: the first one is read");
        }
        int utterance = Math.max(0, columns.indexOf("utterance"));
        List<Line> lines = new ArrayList<>();
        for (int i = headed ? 1 : 0; i < rows.size(); i++) {
            List<String> cells = cells(rows.get(i));
            lines.add(new Line(
                    cell(cells, utterance),
                    headed ? meant(cell(cells, columns.indexOf("intent")), i + 1, notes) : Set.of(),
                    headed ? cell(cells, columns.indexOf("date_meaning")).strip() : "",
                    headed ? amount(cells, columns) : Optional.empty()));
        }
        return new LabelledTexts(List.copyOf(lines), List.copyOf(notes));
    }

    private static List<String> columns(String header) {
        return cells(header).stream()
                .map(name -> COLUMNS.getOrDefault(name.strip().toLowerCase(Locale.ROOT), ""))
                .toList();
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(row);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            if (cell.group(3).isEmpty()) {
                break;
            }
        }
        return cells;
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    private static Set<Intent> meant(String labels, int number, List<String> notes) {
        Set<Intent> meant = EnumSet.noneOf(Intent.class);
        for (String label : labels.split("[+,;|/ ]+")) {
            Optional<Intent> intent = Arrays.stream(Intent.values())
                    .filter(it -> it.name().equalsIgnoreCase(label))
                    .findFirst();
            if (intent.isEmpty() && !label.isEmpty()) {
                notes.add("line " + number + ": no intent is named " + label + "; the line is read but not scored");
                return Set.of();
            }
            intent.ifPresent(meant::add);
        }
        return meant;
    }

    private static Optional<BigDecimal> amount(List<String> cells, List<String> columns) {
        String told = cell(cells, columns.indexOf("amount")).strip();
        if (PLAIN_AMOUNT.matcher(told).matches()) {
            return Optional.of(new BigDecimal(told));
        }
        Matcher noted = AMOUNT.matcher(cell(cells, columns.indexOf("notes")));
        return noted.find() ? Optional.of(new BigDecimal(noted.group(1))) : Optional.empty();
    }

    /** A tab or a line break inside a text would break the line it is written to. */
    public static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replaceAll("[\t\r\n]", " "))
                .collect(Collectors.joining("\t"));
    }
}
