package io.duebell.console.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.console.internal.SuppressionMapper.Line;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.TextFiles;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a file for a spreadsheet: comma separated, UTF-8 or GBK, the first line names the columns. What goes out can
 * be taken in again; columns that are not known are passed over.
 */
final class HoldCsv {

    static final int MOST_LINES = 20_000;

    private static final int LONGEST_EVIDENCE = 200;
    private static final int PROBLEMS_AT_MOST = 20;

    private HoldCsv() {}

    /** The columns that are read; the rest of what is written is for people. */
    private enum Column {
        KIND("类型"),
        BORROWER_NO("借款人号"),
        NUMBER("号码"),
        CHANNEL("渠道"),
        LAST_DAY("截止日"),
        EVIDENCE("依据");

        private final String chinese;

        Column(String chinese) {
            this.chinese = chinese;
        }

        static Optional<Column> of(String header) {
            String name = header.strip().toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(column -> column.name().equals(name) || column.chinese.equals(name))
                    .findFirst();
        }
    }

    /**
     * Why a line, or the file, can't be taken.
     *
     * @param line from 1, the names of the columns included; 0: the file as a whole
     * @param code stands in the message bundles under {@code holds.problem.}
     * @param value what was found, never a whole phone number
     */
    record Problem(long line, String code, String value) {}

    /** All lines, or what is wrong with the first so many of those that can't be taken. */
    record Read(List<Placing> placings, List<Problem> problems) {}

    static Read read(byte[] file, LocalDate today) {
        String text = TextFiles.decode(file).orElse(null);
        if (text == null) {
            return refused("not-text", "");
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser lines = CSVParser.parse(text, format)) {
            List<CSVRecord> records = lines.getRecords();
            if (records.size() < 2) {
                return refused("empty", "");
            }
            if (records.size() - 1 > MOST_LINES) {
                return refused("too-many", Integer.toString(MOST_LINES));
            }
            List<@Nullable Column> columns = columns(records.get(0));
            if (!columns.containsAll(List.of(Column.KIND, Column.EVIDENCE))
                    || !(columns.contains(Column.BORROWER_NO) || columns.contains(Column.NUMBER))) {
                return refused("no-columns", "");
            }
            List<Placing> placings = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            for (CSVRecord each : records.subList(1, records.size())) {
                Row row = new Row(each, columns, today);
                try {
                    placings.add(row.placing());
                } catch (BadCellException e) {
                    problems.add(new Problem(each.getRecordNumber(), e.code, e.value));
                }
                if (problems.size() == PROBLEMS_AT_MOST) {
                    break;
                }
            }
            return new Read(placings, problems);
        } catch (IOException | IllegalArgumentException | IllegalStateException notCsv) {
            return refused("not-csv", "");
        }
    }

    private static Read refused(String code, String value) {
        return new Read(List.of(), List.of(new Problem(0, code, value)));
    }

    private static List<@Nullable Column> columns(CSVRecord header) {
        List<@Nullable Column> columns = new ArrayList<>();
        header.forEach(name -> columns.add(Column.of(name).orElse(null)));
        return columns;
    }

    static void write(Stream<Line> lines, boolean whole, Appendable out) throws IOException {
        // Spreadsheets take a file for UTF-8 by its mark.
        out.append('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.EXCEL)) {
            printer.printRecord(
                    "kind",
                    "borrower_no",
                    "number",
                    "channel",
                    "last_day",
                    "evidence",
                    "source",
                    "placed_at",
                    "placed_by",
                    "lifted_at",
                    "lifted_by",
                    "lift_reason");
            for (Line line : (Iterable<Line>) lines::iterator) {
                printer.printRecord(cells(line, whole));
            }
        }
    }

    private static List<String> cells(Line line, boolean whole) {
        String digits = line.msisdn();
        Channel channel = line.channel();
        return Stream.of(
                        line.kind().name(),
                        line.borrowerNo(),
                        digits == null ? null : whole ? digits : new Msisdn(digits).masked(),
                        channel == null ? null : channel.name(),
                        lastDay(line.until()),
                        line.evidence(),
                        line.source(),
                        minute(line.placedAt()),
                        line.placedBy(),
                        minute(line.liftedAt()),
                        line.liftedBy(),
                        line.liftReason())
                .map(cell -> cell == null ? "" : TextFiles.harmless(cell))
                .toList();
    }

    private static String lastDay(@Nullable Instant until) {
        return until == null
                ? ""
                : LocalDate.ofInstant(until.minusMillis(1), BusinessClock.ZONE).toString();
    }

    private static String minute(@Nullable Instant at) {
        return at == null
                ? ""
                : at.atZone(BusinessClock.ZONE).toLocalDateTime().withNano(0).toString();
    }

    /** One line of the file. */
    private record Row(CSVRecord cells, List<@Nullable Column> columns, LocalDate today) {

        Placing placing() {
            HoldKind kind = kind();
            String borrower = cell(Column.BORROWER_NO);
            Msisdn number = number();
            if (kind == HoldKind.OPT_OUT && number == null) {
                throw new BadCellException("number-missing", "");
            }
            if (kind != HoldKind.OPT_OUT && borrower.isEmpty()) {
                throw new BadCellException("borrower-missing", "");
            }
            if (kind == HoldKind.WRONG_PERSON && number == null) {
                throw new BadCellException("number-missing", "");
            }
            String evidence = cell(Column.EVIDENCE);
            if (evidence.isEmpty() || evidence.length() > LONGEST_EVIDENCE) {
                throw new BadCellException("evidence", "");
            }
            // An opt-out is the number's, whoever has it.
            boolean anybody = kind == HoldKind.OPT_OUT;
            return new Placing(kind, anybody ? null : borrower, number, channel(), until(), evidence);
        }

        private HoldKind kind() {
            String name = cell(Column.KIND).toUpperCase(Locale.ROOT);
            return Arrays.stream(HoldKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadCellException("kind", name));
        }

        private @Nullable Msisdn number() {
            String typed = cell(Column.NUMBER);
            return typed.isEmpty()
                    ? null
                    : Msisdn.ofMobile(typed).orElseThrow(() -> new BadCellException("number", ""));
        }

        private @Nullable Channel channel() {
            String name = cell(Column.CHANNEL).toUpperCase(Locale.ROOT);
            return name.isEmpty()
                    ? null
                    : Arrays.stream(Channel.values())
                            .filter(channel -> channel.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new BadCellException("channel", name));
        }

        private @Nullable Instant until() {
            String day = cell(Column.LAST_DAY);
            if (day.isEmpty()) {
                return null;
            }
            try {
                LocalDate last = LocalDate.parse(day.replace('/', '-'));
                if (last.isBefore(today)) {
                    throw new BadCellException("past-day", day);
                }
                return last.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
            } catch (DateTimeParseException e) {
                throw new BadCellException("last-day", day);
            }
        }

        /** Empty where the column or the cell is missing. */
        private String cell(Column column) {
            int at = columns.indexOf(column);
            if (at < 0 || at >= cells.size()) {
                return "";
            }
            String cell = cells.get(at);
            if (TextFiles.isFormula(cell) && !(column == Column.NUMBER && cell.startsWith("+"))) {
                throw new BadCellException("formula", column.name().toLowerCase(Locale.ROOT));
            }
            return cell.startsWith("'") ? cell.substring(1) : cell;
        }
    }

    /** A line that can't be taken. */
    private static final class BadCellException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final String value;

        BadCellException(String code, String value) {
            super(code, null, false, false);
            this.code = code;
            this.value = value.length() > 40 ? value.substring(0, 40) : value;
        }
    }
}
