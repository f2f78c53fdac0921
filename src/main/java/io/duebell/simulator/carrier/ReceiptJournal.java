package io.duebell.simulator.carrier;

import io.duebell.simulator.carrier.DeliveryPump.Receipt;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receipts a carrier still owes, in a file, so that they come also after a crash, as a real carrier's do. One line
 * when a receipt is owed, one when it is settled; at each start the settled ones are left out.
 */
final class ReceiptJournal implements AutoCloseable {

    private static final int FIELDS = 9;

    private final @Nullable BufferedWriter file;
    private final List<Receipt> owed;

    /** Reads what is owed; without a path nothing is kept. A line that was cut off by the crash is left out. */
    ReceiptJournal(@Nullable Path path) {
        try {
            owed = path == null || !Files.exists(path) ? List.of() : List.copyOf(read(path));
            file = path == null ? null : Files.newBufferedWriter(path, StandardCharsets.UTF_8);
            for (Receipt receipt : owed) {
                owe(receipt);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's journal " + path + " cannot be kept", e);
        }
    }

    /** What was owed when the last simulator ended. */
    List<Receipt> owed() {
        return owed;
    }

    void owe(Receipt receipt) {
        write(String.join(
                "\t",
                "+",
                receipt.submitId(),
                receipt.writtenId(),
                receipt.recipient(),
                receipt.sender(),
                receipt.outcome().state(),
                Integer.toString(receipt.outcome().wireState()),
                receipt.outcome().code(),
                receipt.submittedAt().toString()));
    }

    void settle(String submitId) {
        write("-\t" + submitId);
    }

    private static Collection<Receipt> read(Path path) throws IOException {
        Map<String, Receipt> owed = new LinkedHashMap<>();
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            String[] fields = line.split("\t", -1);
            if (fields.length == FIELDS && fields[0].equals("+")) {
                owed.put(fields[1], receipt(fields));
            } else if (fields.length == 2 && fields[0].equals("-")) {
                owed.remove(fields[1]);
            }
        }
        return owed.values();
    }

    private static Receipt receipt(String[] fields) {
        return new Receipt(
                fields[3],
                fields[4],
                fields[1],
                fields[2],
                new SmscSettings.Outcome("", fields[5], Integer.parseInt(fields[6]), fields[7]),
                ZonedDateTime.parse(fields[8]),
                new WirePart(0, 1, 1, ""));
    }

    /** Flushed line by line: what the system has, a killed process does not lose. */
    private synchronized void write(String line) {
        if (file == null) {
            return;
        }
        try {
            file.write(line);
            file.newLine();
            file.flush();
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
