package io.duebell.statement.internal;

import io.duebell.statement.Layout;
import io.duebell.statement.Layout.Field;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.internal.Cells.UnreadableException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a CSV file or a sheet is written: what a layout says, and what it leaves open is detected. */
final class Form {

    private static final Pattern IN = StatementWords.pattern("direction-in");
    private static final Pattern OUT = StatementWords.pattern("direction-out");
    private static final Pattern OF_SHEET = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d)?");
    private static final char[] SEPARATORS = {'\t', ';', '|'};

    private final @Nullable Layout layout;
    private final @Nullable DateTimeFormatter dates;

    Form(@Nullable Layout layout) {
        this.layout = layout;
        String pattern = layout == null ? null : layout.datePattern();
        dates = pattern == null ? null : DateTimeFormatter.ofPattern(pattern);
    }

    Charset charset(byte[] head) {
        String named = layout == null ? null : layout.charset();
        return named == null ? Charsets.of(head) : Charset.forName(named);
    }

    char separator(String head) {
        String given = layout == null ? null : layout.separator();
        return given == null ? detected(head) : given.charAt(0);
    }

    private static char detected(String head) {
        char best = ',';
        for (char other : SEPARATORS) {
            if (count(head, other) > count(head, best)) {
                best = other;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(each -> each == sign).count();
    }

    /** The columns of a layout that counts them instead of naming them; empty where a row must name them. */
    Map<Field, Integer> numbered() {
        if (layout == null || layout.columns().isEmpty() || !layout.isNumbered()) {
            return Map.of();
        }
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        layout.columns().forEach((field, number) -> columns.put(field, Integer.parseInt(number) - 1));
        return columns;
    }

    /** Which cell is which column, if this is the row that names them; else empty. */
    Map<Field, Integer> namedBy(List<String> header) {
        if (layout == null || layout.columns().isEmpty()) {
            return Columns.namedBy(header);
        }
        if (layout.isNumbered()) {
            return Map.of();
        }
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Map.Entry<Field, String> entry : layout.columns().entrySet()) {
            int at = header.indexOf(Cells.text(entry.getValue()));
            if (at < 0) {
                return Map.of();
            }
            columns.put(entry.getKey(), at);
        }
        return columns;
    }

    LocalDate date(String cell) throws UnreadableException {
        if (dates == null) {
            return Cells.date(cell);
        }
        try {
            return Cells.inRange(LocalDate.parse(cell, dates), cell);
        } catch (DateTimeException e) {
            // A sheet has days as such, whatever is said of those that are texts
            if (OF_SHEET.matcher(cell).matches()) {
                return Cells.date(cell);
            }
            throw new UnreadableException(Reason.NO_DATE, cell);
        }
    }

    boolean isIn(String direction) {
        String in = layout == null ? null : layout.in();
        return in == null ? IN.matcher(direction).find() : direction.equals(Cells.text(in));
    }

    boolean isOut(String direction) {
        String out = layout == null ? null : layout.out();
        return out == null ? OUT.matcher(direction).find() : direction.equals(Cells.text(out));
    }
}
