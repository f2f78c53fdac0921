package io.duebell.statement.internal;

import io.duebell.statement.Layout;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV of whatever layout. */
public final class CsvReader {

    private final Form form;

    /** @param layout null: what can be detected */
    public CsvReader(@Nullable Layout layout) {
        form = new Form(layout);
    }

    /** @param head the first bytes of the stream, which it holds still */
    public void read(String file, InputStream in, byte[] head, Consumer<StatementItem> taker) throws IOException {
        Charset charset = form.charset(head);
        char separator = form.separator(new String(head, charset));
        Rows rows = new Rows(form, file, taker);
        RowBound text = new RowBound(new InputStreamReader(in, charset));
        try (CSVParser parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get()
                .parse(text)) {
            for (CSVRecord row : parser) {
                text.next();
                long line = parser.getCurrentLineNumber();
                if (swallows(row, rows.known(), separator)) {
                    rows.not(line, Reason.OPEN_QUOTE, String.join(",", row));
                } else if (!rows.take(line, row.stream().map(Cells::text).toList())) {
                    break;
                }
            }
        } catch (UncheckedIOException e) {
            rows.behind(Reason.BROKEN_OFF, String.valueOf(e.getMessage()));
        }
        rows.end();
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
}
