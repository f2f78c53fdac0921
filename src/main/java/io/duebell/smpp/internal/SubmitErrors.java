package io.duebell.smpp.internal;

import io.duebell.carrier.SendOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of {@code smpp/submit-errors.csv}: a {@code command_status} and what it means. */
final class SubmitErrors {

    private static final String TABLE = "/smpp/submit-errors.csv";
    private static final Row UNKNOWN = new Row(0, 0, RefusalClass.OTHER, "a code that is in no table");
    private static final List<Row> ROWS = read();

    private SubmitErrors() {}

    static RefusalClass classOf(int status) {
        return row(status).refusal();
    }

    /** For the operator: {@code 0x00000058 throttled}. */
    static String words(int status) {
        return code(status) + " " + row(status).words();
    }

    /** The words of an answer that says the link itself does not work. */
    static Optional<String> linkDown(@Nullable SendOutcome outcome) {
        if (outcome instanceof SendOutcome.RefusedForNow refused
                && refused.code().startsWith("0x")) {
            int status = Integer.parseUnsignedInt(refused.code().substring(2), 16);
            return classOf(status) == RefusalClass.LINK_DOWN ? Optional.of(words(status)) : Optional.empty();
        }
        return Optional.empty();
    }

    static String code(int status) {
        return "0x%08X".formatted(status);
    }

    private static Row row(int status) {
        return ROWS.stream()
                .filter(row -> row.from() <= status && status <= row.to())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static List<Row> read() {
        try (InputStream table = Objects.requireNonNull(SubmitErrors.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Row(int from, int to, RefusalClass refusal, String words) {

        static Row parse(String line) {
            String[] fields = line.split(",", 4);
            return new Row(
                    Integer.decode(fields[0]), Integer.decode(fields[1]), RefusalClass.valueOf(fields[2]), fields[3]);
        }
    }
}
