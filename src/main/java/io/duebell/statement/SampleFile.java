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
 * The beginning of a CSV file or a sheet and how it can be read.
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
    public static SampleFile of(Beginning beginning, @Nullable Layout layout) throws IOException {
        byte[] head = beginning.bytes();
        Layout given = layout == null ? null : fitted(beginning, layout);
        Peek peek = Peek.into(head, given, SHOWN);
        Layout read = given != null
                ? given
                : fitted(
                        beginning,
                        new Layout(
                                peek.columns(),
                                peek.charset().name(),
                                String.valueOf(peek.separator()),
                                null,
                                null,
                                null));
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
    public static boolean fits(Beginning beginning, Layout layout) throws IOException {
        Map<Field, String> columns = layout.columns();
        return !layout.isNumbered()
                && !columns.isEmpty()
                && Peek.into(beginning.bytes(), fitted(beginning, layout), 0)
                        .columns()
                        .equals(columns);
    }

    private static Layout fitted(Beginning beginning, Layout layout) {
        return beginning.isOfSheet() ? layout.ofSheet() : layout;
    }
}
