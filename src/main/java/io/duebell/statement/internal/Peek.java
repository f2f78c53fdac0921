package io.duebell.statement.internal;

import io.duebell.statement.Layout;
import io.duebell.statement.Layout.Field;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A look into the beginning of a CSV file.
 *
 * @param columns by the names that the header gives them; empty where no row names them
 * @param header the row that names the columns; else the widest
 */
public record Peek(
        Charset charset, char separator, Map<Field, String> columns, List<String> header, List<List<String>> rows) {

    private static final int WITHIN = 60;

    /** @param shown rows behind the header at most */
    public static Peek into(byte[] head, @Nullable Layout layout, int shown) throws IOException {
        Form form = new Form(layout);
        Charset charset = form.charset(head);
        String text = new String(head, charset);
        char separator = form.separator(text);
        List<List<String>> rows = rows(text, separator, shown);
        int at = 0;
        Map<Field, Integer> named = Map.of();
        for (int i = 0; i < rows.size() && i <= WITHIN && named.isEmpty(); i++) {
            named = form.namedBy(rows.get(i));
            if (!named.isEmpty() || rows.get(i).size() > rows.get(at).size()) {
                at = i;
            }
        }
        List<String> header = rows.isEmpty() ? List.of() : rows.get(at);
        Map<Field, String> columns = new EnumMap<>(Field.class);
        named.forEach((column, index) -> columns.put(column, header.get(index)));
        if (layout != null && !named.isEmpty()) {
            columns.putAll(layout.columns());
        }
        int from = Math.min(rows.size(), layout != null && layout.isNumbered() ? 0 : at + 1);
        return new Peek(charset, separator, columns, header, rows.subList(from, Math.min(rows.size(), from + shown)));
    }

    private static List<List<String>> rows(String text, char separator, int shown) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                rows.add(row.stream().map(Cells::text).toList());
                if (rows.size() > WITHIN + shown) {
                    break;
                }
            }
        }
        return rows;
    }
}
