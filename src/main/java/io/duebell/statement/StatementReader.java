package io.duebell.statement;

import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.internal.CamtReader;
import io.duebell.statement.internal.CsvReader;
import io.duebell.statement.internal.Foreign;
import io.duebell.statement.internal.SheetReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a statement file, CSV, XLSX or camt by what it holds, and hands over what becomes of each line; memory does not grow with it. */
public final class StatementReader {

    private static final int HEAD = 1 << 18;

    private final CsvReader csv;
    private final SheetReader sheet;
    private final CamtReader camt = new CamtReader();

    /** Of CSV and sheets that explain themselves. */
    public StatementReader() {
        csv = new CsvReader(null);
        sheet = new SheetReader(null);
    }

    /** Of CSV and sheets as one bank writes them; camt is read as ever. */
    public StatementReader(Layout layout) {
        csv = new CsvReader(layout);
        sheet = new SheetReader(layout);
    }

    /**
     * @param file what it is called
     * @throws IOException from the stream; what is wrong with the file itself is handed over as {@link NotTaken}
     */
    public void read(String file, InputStream in, Consumer<StatementItem> taker) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(in, HEAD);
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        Reason other = Foreign.kind(head);
        if (isXml(head)) {
            camt.read(file, stream, taker);
        } else if (Foreign.isZip(head)) {
            sheet.read(file, stream, taker);
        } else if (other != null) {
            taker.accept(new NotTaken(file, 1, other, ""));
        } else {
            csv.read(file, stream, head, taker);
        }
    }

    private static boolean isXml(byte[] head) {
        for (int i = 0; i < Math.min(head.length, 64); i++) {
            // A byte order mark and the zeros of UTF-16 stand before or between
            if (head[i] == '<') {
                return true;
            }
            if (head[i] > ' ') {
                return false;
            }
        }
        return false;
    }
}
