package io.duebell.statement;

import io.duebell.sheet.UnreadableWorkbookException;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.internal.Foreign;
import io.duebell.statement.internal.SheetReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The first lines of a statement file, by which a feed is defined or chosen; of a workbook its first rows, written as CSV in UTF-8. */
public final class Beginning {

    private static final int MOST = 1 << 16;
    private static final int ROWS = 100;

    private final byte[] bytes;
    private final boolean ofSheet;
    private final @Nullable Reason refused;

    private Beginning(byte[] bytes, boolean ofSheet, @Nullable Reason refused) {
        this.bytes = bytes;
        this.ofSheet = ofSheet;
        this.refused = refused;
    }

    public static Beginning of(InputStream file) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(file, MOST);
        stream.mark(MOST);
        byte[] head = stream.readNBytes(MOST);
        stream.reset();
        if (Foreign.isZip(head)) {
            return ofWorkbook(stream);
        }
        Reason other = Foreign.kind(head);
        return other == null ? of(head) : new Beginning(new byte[0], false, other);
    }

    /** What was read of a file before. */
    public static Beginning of(byte[] head) {
        int end = head.length;
        while (head.length == MOST && end > 1 && head[end - 1] != '\n') {
            end--;
        }
        return new Beginning(Arrays.copyOf(head, end), false, null);
    }

    private static Beginning ofWorkbook(InputStream file) throws IOException {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer =
                CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get().print(csv)) {
            for (List<String> row : SheetReader.peek(file, ROWS)) {
                int before = csv.length();
                printer.printRecord(row);
                if (csv.toString().getBytes(StandardCharsets.UTF_8).length >= MOST) {
                    csv.setLength(before);
                    break;
                }
            }
        } catch (UnreadableWorkbookException e) {
            return new Beginning(new byte[0], true, SheetReader.reason(e));
        }
        return new Beginning(csv.toString().getBytes(StandardCharsets.UTF_8), true, null);
    }

    /** Up to the last whole line; empty where nothing can be read. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether charset and separator are not the file's own. */
    public boolean isOfSheet() {
        return ofSheet;
    }

    /** Why nothing of it can be read; null: it can, as far as is known. */
    public @Nullable Reason refused() {
        return refused;
    }
}
