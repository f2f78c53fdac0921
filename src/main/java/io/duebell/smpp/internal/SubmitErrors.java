package io.duebell.smpp.internal;

import io.duebell.carrier.SendOutcome;
import io.duebell.shared.BadSettingException;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@code command_status} means on a link: the carrier's own table first, then {@code smpp/submit-errors.csv}. */
final class SubmitErrors {

    private static final String TABLE = "/smpp/submit-errors.csv";

    /** Without a carrier's own table. */
    static final SubmitErrors STANDARD = new SubmitErrors(standard());

    private final List<SubmitErrorRow> rows;

    private SubmitErrors(List<SubmitErrorRow> rows) {
        this.rows = rows;
    }

    /** @param key of the link's settings; a file that is no table stops the start with it */
    static SubmitErrors of(LinkSettings.Link link, String key) {
        Path own = link.submitErrors();
        if (own == null) {
            return STANDARD;
        }
        String setting = key + ".submit-errors";
        List<SubmitErrorRow> rows;
        try {
            rows = new ArrayList<>(parse(Files.readString(own).lines().toList()));
        } catch (IOException e) {
            throw new BadSettingException(setting, own.toString(), "the file can't be read as UTF-8 text");
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(setting, own.toString(), String.valueOf(e.getMessage()));
        }
        rows.addAll(STANDARD.rows);
        return new SubmitErrors(rows);
    }

    RefusalClass classOf(int status) {
        return row(status).refusal();
    }

    /** For the log and the operator: {@code 0x00000058 throttled}. */
    String words(int status) {
        return code(status) + " " + row(status).english();
    }

    /** In the reader's language. */
    String words(int status, Locale locale) {
        return row(status).words(locale);
    }

    /** The words of an answer that says the link itself does not work. */
    Optional<String> linkDown(@Nullable SendOutcome outcome) {
        if (outcome instanceof SendOutcome.RefusedForNow refused
                && refused.code().startsWith("0x")) {
            int status = status(refused.code());
            return classOf(status) == RefusalClass.LINK_DOWN ? Optional.of(words(status)) : Optional.empty();
        }
        return Optional.empty();
    }

    static String code(int status) {
        return "0x%08X".formatted(status);
    }

    static int status(String code) {
        return Integer.parseUnsignedInt(code.substring(2), 16);
    }

    /** The last row of the standard table covers every code. */
    private SubmitErrorRow row(int status) {
        return rows.stream().filter(row -> row.covers(status)).findFirst().orElseThrow();
    }

    private static List<SubmitErrorRow> standard() {
        try (InputStream table = Objects.requireNonNull(SubmitErrors.class.getResourceAsStream(TABLE), TABLE)) {
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SubmitErrorRow> parse(List<String> lines) {
        List<SubmitErrorRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(SubmitErrorRow.parse(line, i + 1));
            }
        }
        return List.copyOf(rows);
    }
}
