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
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated carrier took and sent, one tab-separated line each, only ever appended to; a judge who knows
 * numbers and texts can match what a reader can't. The columns:
 *
 * <ol>
 *   <li>time
 *   <li>direction: in, out
 *   <li>command
 *   <li>message id, or -
 *   <li>command_status in hex. Of a submit_sm: 0, it was taken; - , it came and was neither taken nor refused. A submit
 *       was answered only if a submit_sm_resp of its id, or with a status, went out.
 *   <li>recipient: the first 16 hex digits of SHA-256 over the number's digits
 *   <li>reference of the text in several parts, 0 for one alone
 *   <li>part
 *   <li>total
 *   <li>connection: system id and a name of its own
 *   <li>text: the first 16 hex digits of SHA-256 over the part's text
 * </ol>
 */
public final class SmscLog implements AutoCloseable {

    /** In place of a status: the submit was neither taken nor refused. */
    static final int NEITHER = -1;

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

    /** @param about null where the PDU names none */
    void line(
            String direction, String command, String messageId, int status, String connection, @Nullable About about) {
        if (file == null) {
            return;
        }
        String line = String.join(
                "\t",
                Instant.now().toString(),
                direction,
                command,
                messageId,
                status == NEITHER ? "-" : Integer.toHexString(status),
                about == null ? "-" : hash(about.recipient()),
                about == null ? "0" : Integer.toString(about.part().reference()),
                about == null ? "0" : Integer.toString(about.part().place()),
                about == null ? "0" : Integer.toString(about.part().total()),
                connection,
                about == null ? "-" : hash(about.part().text()));
        synchronized (this) {
            try {
                file.write(line);
                file.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Which part of a text, to or from which handset. */
    record About(String recipient, WirePart part) {

        static About of(SubmitSm submit) {
            return new About(submit.getDestAddress(), WirePart.read(submit));
        }
    }

    /** How this log names a number or a text. */
    public static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
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
