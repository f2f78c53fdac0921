package io.duebell.simulator.carrier;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated carrier took and sent, one tab-separated line each, only ever appended to: time, direction
 * (in, out), command, message id, command_status in hex, recipient's hash, reference, part, total. The hash is the
 * first 16 hex digits of SHA-256 over the number's digits, so that a judge can match what a reader can't.
 */
public final class SmscLog implements AutoCloseable {

    private static final int HASH_BYTES = 8;

    private final @Nullable BufferedWriter file;

    SmscLog(@Nullable Path path) {
        try {
            file = path == null
                    ? null
                    : Files.newBufferedWriter(
                            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's log " + path + " cannot be written", e);
        }
    }

    void line(String direction, String command, String messageId, int status, String recipient, WirePart part) {
        if (file == null) {
            return;
        }
        String line = String.join(
                "\t",
                Instant.now().toString(),
                direction,
                command,
                messageId,
                Integer.toHexString(status),
                hash(recipient),
                Integer.toString(part.reference()),
                Integer.toString(part.place()),
                Integer.toString(part.total()));
        synchronized (this) {
            try {
                file.write(line);
                file.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How this log names a number. */
    public static String hash(String recipient) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    synchronized void flush() {
        try {
            if (file != null) {
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
