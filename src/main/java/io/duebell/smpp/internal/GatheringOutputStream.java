package io.duebell.smpp.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An output stream for whole PDUs from many threads. It writes straight through when nobody else is writing; while
 * somebody is, it gathers, and the writer takes along what has gathered. So a lone PDU waits for nothing and a crowd
 * shares system calls.
 *
 * <p>A PDU that was gathered counts as written: if the writer then fails, the socket is done for and every part on it
 * is in doubt. After a failure nothing is taken any more ({@link NotWrittenException}).
 */
final class GatheringOutputStream extends OutputStream {

    private static final int MOST_GATHERED = 256 * 1024;

    private final OutputStream out;
    private final Object lock = new Object();
    private byte[] gathered = new byte[8 * 1024];
    private byte[] spare = new byte[8 * 1024];
    private int count;
    private boolean writing;
    private @Nullable IOException failure;

    GatheringOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] pdu, int offset, int length) throws IOException {
        synchronized (lock) {
            awaitRoom(length);
            if (failure != null) {
                throw new NotWrittenException(failure);
            }
            if (writing) {
                gather(pdu, offset, length);
                return;
            }
            writing = true;
        }
        try {
            out.write(pdu, offset, length);
            writeGathered();
        } catch (IOException e) {
            synchronized (lock) {
                failure = e;
                writing = false;
                lock.notifyAll();
            }
            throw e;
        }
    }

    /** Nothing to do: a write is on its way when it returns, or carried by the thread that is writing. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void awaitRoom(int length) throws IOException {
        while (writing && failure == null && count + length > MOST_GATHERED) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotWrittenException(new IOException("interrupted while waiting for room"));
            }
        }
    }

    private void gather(byte[] pdu, int offset, int length) {
        if (count + length > gathered.length) {
            byte[] larger = new byte[Math.max(gathered.length * 2, count + length)];
            System.arraycopy(gathered, 0, larger, 0, count);
            gathered = larger;
        }
        System.arraycopy(pdu, offset, gathered, count, length);
        count += length;
    }

    private void writeGathered() throws IOException {
        while (true) {
            byte[] batch;
            int length;
            synchronized (lock) {
                if (count == 0) {
                    writing = false;
                    lock.notifyAll();
                    return;
                }
                batch = gathered;
                length = count;
                gathered = spare;
                spare = batch;
                count = 0;
                lock.notifyAll();
            }
            out.write(batch, 0, length);
        }
    }

    /** The bytes provably never left: the stream had failed before it took them. */
    static final class NotWrittenException extends IOException {

        private static final long serialVersionUID = 1L;

        NotWrittenException(IOException cause) {
            super("the connection had already failed", cause);
        }
    }
}
