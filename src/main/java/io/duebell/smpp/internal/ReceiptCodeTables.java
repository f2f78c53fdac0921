package io.duebell.smpp.internal;

import io.duebell.carrier.ReceiptCodes;
import io.duebell.shared.BadSettingException;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tables of receipt codes: a link's own file, then {@code smpp/receipt-codes.csv}. A bad line stops the start. */
@Component
class ReceiptCodeTables implements ReceiptCodes {

    private static final String COMMON = "/smpp/receipt-codes.csv";
    private static final int FEWEST_COLUMNS = 4;

    private final Map<String, Meaning> common;
    private final Map<String, Map<String, Meaning>> byLink = new HashMap<>();

    ReceiptCodeTables(LinkSettings settings) {
        common = read("smpp/receipt-codes.csv", COMMON, lines());
        List<LinkSettings.Link> links = settings.links();
        for (int i = 0; i < links.size(); i++) {
            String file = links.get(i).receiptCodes();
            if (!file.isEmpty()) {
                String key = "duebell.links[" + i + "].receipt-codes";
                byLink.put(links.get(i).id(), read(key, file, lines(key, file)));
            }
        }
    }

    @Override
    public Optional<Meaning> meaning(String link, String code) {
        String asked = normal(code);
        Meaning own = byLink.getOrDefault(link, Map.of()).get(asked);
        return Optional.ofNullable(own != null ? own : common.get(asked));
    }

    private static List<String> lines() {
        try (InputStream table = Objects.requireNonNull(ReceiptCodeTables.class.getResourceAsStream(COMMON), COMMON)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String key, String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new BadSettingException(
                    key, file, "it cannot be read as UTF-8 text; name a CSV file or leave it empty");
        }
    }

    private static Map<String, Meaning> read(String key, String file, List<String> lines) {
        Map<String, Meaning> table = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] columns = line.split(",", -1);
                try {
                    if (columns.length < FEWEST_COLUMNS || columns[0].isBlank()) {
                        throw new IllegalArgumentException("four columns are wanted");
                    }
                    Kind kind = Kind.valueOf(columns[1].strip());
                    table.put(normal(columns[0]), new Meaning(kind, columns[2].strip(), columns[3].strip()));
                } catch (IllegalArgumentException e) {
                    throw new BadSettingException(
                            key,
                            file,
                            "line %d is no \"code,class,chinese,english\" with a class of %s"
                                    .formatted(i + 1, List.of(Kind.values())));
                }
            }
        }
        return table;
    }

    private static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
