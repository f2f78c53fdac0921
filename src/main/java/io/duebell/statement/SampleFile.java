package io.duebell.statement;

import io.duebell.statement.Layout.Field;
import io.duebell.statement.internal.Peek;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a CSV file and how it can be read.
 *
 * @param layout as given, or as detected; its columns are empty where no row names them
 * @param header the row that names the columns; else the widest
 * @param rows behind it, as they stand
 * @param items what those are read as
 */
public record SampleFile(Layout layout, List<String> header, List<List<String>> rows, List<StatementItem> items) {

    private static final int SHOWN = 20;

    public SampleFile {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        items = List.copyOf(items);
    }

    /** @param layout null: to be detected */
    public static SampleFile of(byte[] head, @Nullable Layout layout) throws IOException {
        Peek peek = Peek.into(head, layout, SHOWN);
        Layout read = layout != null
                ? layout
                : new Layout(peek.columns(), peek.charset().name(), String.valueOf(peek.separator()), null, null, null);
        List<StatementItem> items = new ArrayList<>();
        if (read.isComplete()) {
            new StatementReader(read).read("sample", new ByteArrayInputStream(head), item -> {
                if (items.size() < SHOWN
                        && !(item instanceof NotTaken not && not.reason() == NotTaken.Reason.PREAMBLE)) {
                    items.add(item);
                }
            });
        }
        return new SampleFile(read, peek.header(), peek.rows(), items);
    }

    /** Whether a file that begins so has the row that names a layout's columns. */
    public static boolean fits(byte[] head, Layout layout) throws IOException {
        Map<Field, String> columns = layout.columns();
        return !layout.isNumbered()
                && !columns.isEmpty()
                && Peek.into(head, layout, 0).columns().equals(columns);
    }
}
