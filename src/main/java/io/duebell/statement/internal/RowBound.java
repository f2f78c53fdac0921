package io.duebell.statement.internal;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose rows may not be longer than any bank's: behind a quotation mark that is never closed, memory would grow with the file. */
final class RowBound extends FilterReader {

    /** What the parser reads ahead counts too. */
    private static final long MOST = 1 << 18;

    private long sinceRow;

    RowBound(Reader in) {
        super(in);
    }

    /** A row is complete. */
    void next() {
        sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
        return bounded(super.read(), 1);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return bounded(read, read);
    }

    private int bounded(int read, int signs) throws IOException {
        sinceRow += Math.max(0, signs);
        if (sinceRow > MOST) {
            throw new IOException("a row of more than " + MOST + " characters");
        }
        return read;
    }
}
