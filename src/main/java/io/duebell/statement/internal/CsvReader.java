package io.duebell.statement.internal;

import io.duebell.shared.Money;
import io.duebell.statement.Layout;
import io.duebell.statement.Layout.Field;
import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.internal.Cells.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV of whatever layout, by the line that names the columns; lines before it and totals are told apart. */
public final class CsvReader {

    private static final int HEADER_WITHIN = 60;
    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern REVERSAL = StatementWords.pattern("reversal");
    private static final Pattern YUAN = StatementWords.pattern("currency");

    private final Form form;

    /** @param layout null: what can be detected */
    public CsvReader(@Nullable Layout layout) {
        form = new Form(layout);
    }

    /** @param head the first bytes of the stream, which it holds still */
    public void read(String file, InputStream in, byte[] head, Consumer<StatementItem> taker) throws IOException {
        Charset charset = form.charset(head);
        Map<Field, Integer> columns = form.numbered();
        long line = 0;
        char separator = form.separator(new String(head, charset));
        RowBound rows = new RowBound(new InputStreamReader(in, charset));
        try (CSVParser parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get()
                .parse(rows)) {
            for (CSVRecord row : parser) {
                rows.next();
                line = parser.getCurrentLineNumber();
                if (swallows(row, columns.size(), separator)) {
                    taker.accept(new NotTaken(file, line, Reason.OPEN_QUOTE, String.join(",", row)));
                    continue;
                }
                List<String> cells = row.stream().map(Cells::text).toList();
                if (!columns.isEmpty()) {
                    item(file, line, cells, columns, taker);
                    continue;
                }
                columns = form.namedBy(cells);
                if (columns.isEmpty() && row.getRecordNumber() > HEADER_WITHIN) {
                    break;
                }
                if (columns.isEmpty()) {
                    taker.accept(new NotTaken(file, line, Reason.PREAMBLE, ""));
                }
            }
        } catch (UncheckedIOException e) {
            taker.accept(new NotTaken(file, line + 1, Reason.BROKEN_OFF, String.valueOf(e.getMessage())));
        }
        if (columns.isEmpty()) {
            taker.accept(new NotTaken(file, line, Reason.NO_HEADER, ""));
        }
    }

    /** Whether a cell holds further rows, as behind a quotation mark that nobody closed: they would be lost in it. */
    private static boolean swallows(CSVRecord row, int columns, char separator) {
        return columns > 1
                && row.stream()
                        .anyMatch(cell -> cell.indexOf('\n') >= 0
                                && cell.chars()
                                                .filter(sign -> sign == separator)
                                                .count()
                                        >= columns - 1);
    }

    private void item(
            String file, long line, List<String> cells, Map<Field, Integer> columns, Consumer<StatementItem> taker) {
        if (cells.stream().allMatch(String::isEmpty) || form.namedBy(cells).equals(columns)) {
            return;
        }
        try {
            taker.accept(line(file, line, cells, columns));
        } catch (UnreadableException e) {
            // A person gets the whole row to see, a check of totals its figures
            String detail = e.reason().quarantined() ? String.join(",", cells) : String.valueOf(e.getMessage());
            taker.accept(new NotTaken(file, line, e.reason(), detail));
        }
    }

    private StatementLine line(String file, long line, List<String> cells, Map<Field, Integer> columns)
            throws UnreadableException {
        String day = cell(cells, columns, Field.DATE);
        if (day.chars().noneMatch(Character::isDigit) || cells.get(0).matches(".*[合总小]计.*")) {
            throw new UnreadableException(Reason.TOTAL, figures(cells));
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf(UNREADABLE) >= 0)) {
            throw new UnreadableException(Reason.CHARSET, "");
        }
        LocalDate date = form.date(day);
        String currency = cell(cells, columns, Field.CURRENCY);
        if (!currency.isEmpty() && !YUAN.matcher(currency).find()) {
            throw new UnreadableException(Reason.OTHER_CURRENCY, currency);
        }
        Flow flow = flow(cells, columns);
        String booking = cell(cells, columns, Field.BOOKING);
        String remark = cell(cells, columns, Field.REMARK);
        boolean redLetter = flow.credit() && flow.amount().fen() < 0;
        return new StatementLine(
                file,
                line,
                cell(cells, columns, Field.SERIAL),
                date,
                flow.credit(),
                flow.amount(),
                balance(cells, columns),
                cell(cells, columns, Field.ACCOUNT).replace(" ", ""),
                cell(cells, columns, Field.PAYER),
                cell(cells, columns, Field.PAYER_ACCOUNT).replace(" ", ""),
                cell(cells, columns, Field.PAYER_BANK),
                booking,
                remark,
                redLetter
                        || (!flow.credit()
                                && REVERSAL.matcher(booking + " " + remark).find()));
    }

    /** A row that ends with its amount, before columns that are named, may have lost figures of it. */
    private static boolean endsWithin(List<String> cells, int amount, Map<Field, Integer> columns) {
        return amount >= cells.size() - 1 && columns.values().stream().anyMatch(other -> other > amount);
    }

    private record Flow(boolean credit, Money amount) {}

    private Flow flow(List<String> cells, Map<Field, Integer> columns) throws UnreadableException {
        if (columns.containsKey(Field.IN) && !columns.containsKey(Field.AMOUNT)) {
            String in = cell(cells, columns, Field.IN);
            Money came = in.isEmpty() ? Money.ZERO : Cells.money(in);
            return came.fen() != 0
                    ? new Flow(true, came)
                    : new Flow(false, Cells.money(cell(cells, columns, Field.OUT)));
        }
        Integer at = columns.get(Field.AMOUNT);
        if (at != null && at >= cells.size()) {
            throw new UnreadableException(Reason.SHORT, "");
        }
        Money amount = Cells.money(cell(cells, columns, Field.AMOUNT));
        boolean in = amount.fen() >= 0;
        if (columns.containsKey(Field.DIRECTION)) {
            String direction = cell(cells, columns, Field.DIRECTION);
            in = form.isIn(direction);
            if (in == form.isOut(direction)) {
                throw new UnreadableException(Reason.NO_DIRECTION, direction);
            }
        }
        if (at != null && endsWithin(cells, at, columns)) {
            throw new UnreadableException(Reason.SHORT, "");
        }
        return new Flow(in, amount);
    }

    /** What a line of totals says, for whoever checks it. */
    private static String figures(List<String> cells) {
        return cells.stream().filter(cell -> cell.matches("[-\\d,.]+")).collect(Collectors.joining(" "));
    }

    /** One that can't be read is none: it is checked, not needed. */
    private static @Nullable Money balance(List<String> cells, Map<Field, Integer> columns) {
        try {
            String balance = cell(cells, columns, Field.BALANCE);
            return balance.isEmpty() ? null : Cells.money(balance);
        } catch (UnreadableException e) {
            return null;
        }
    }

    private static String cell(List<String> cells, Map<Field, Integer> columns, Field column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }
}
