package io.duebell.sheet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The texts that cells of a workbook refer to by their place: on disk, but for where each ends, and those that come again and again. */
final class SharedTexts extends PartHandler implements Closeable {

    private static final int MOST = 2_000_000;

    /** A power of two. */
    private static final int REMEMBERED = 1 << 12;

    private static final int LONGEST_REMEMBERED = 200;

    private final Path file;
    private final OutputStream out;
    private final CellText text = new CellText();
    private final String[] remembered = new String[REMEMBERED];
    private final int[] rememberedAt = new int[REMEMBERED];
    private int[] ends = new int[1024];
    private int count;
    private int written;
    private @Nullable FileChannel in;

    SharedTexts() throws IOException {
        file = Files.createTempFile("workbook-", ".texts");
        out = new BufferedOutputStream(Files.newOutputStream(file));
        Arrays.fill(rememberedAt, -1);
    }

    @Override
    void begin(String element, Attributes attributes) {
        if (element.equals("si")) {
            text.clear();
        }
        text.begin(element);
    }

    @Override
    void text(char[] signs, int from, int length) {
        text.add(signs, from, length);
    }

    @Override
    void end(String element) throws SAXException {
        text.end(element);
        if (element.equals("si")) {
            add(text.get());
        }
    }

    private void add(String whole) throws SAXException {
        if (count == MOST) {
            throw new TooLargeException();
        }
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written = Math.addExact(written, bytes.length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, Math.min(MOST, 2 * count));
        }
        ends[count++] = written;
    }

    /** Empty where there is none. */
    String get(int at) {
        if (at < 0 || at >= count) {
            return "";
        }
        int slot = at & (REMEMBERED - 1);
        if (rememberedAt[slot] == at) {
            return remembered[slot];
        }
        String read = read(at);
        if (read.length() <= LONGEST_REMEMBERED) {
            remembered[slot] = read;
            rememberedAt[slot] = at;
        }
        return read;
    }

    private String read(int at) {
        int from = at == 0 ? 0 : ends[at - 1];
        ByteBuffer bytes = ByteBuffer.allocate(ends[at] - from);
        try {
            if (in == null) {
                out.flush();
                in = FileChannel.open(file, StandardOpenOption.READ);
            }
            while (bytes.hasRemaining()) {
                if (in.read(bytes, from + (long) bytes.position()) < 0) {
                    throw new EOFException(file.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (in != null) {
                in.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
