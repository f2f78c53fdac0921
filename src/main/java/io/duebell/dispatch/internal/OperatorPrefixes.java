package io.duebell.dispatch.internal;

import io.duebell.shared.BadSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The table of {@code dispatch/operators.csv}: an operator and the prefixes it was given (facts.md section 4). */
final class OperatorPrefixes {

    private static final String TABLE = "/dispatch/operators.csv";
    private static final Pattern PREFIX = Pattern.compile("1[3-9][0-9]{1,7}");

    private final Map<String, List<String>> operators = new TreeMap<>();

    OperatorPrefixes() {
        try (InputStream table = Objects.requireNonNull(OperatorPrefixes.class.getResourceAsStream(TABLE), TABLE)) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", 2))
                    .forEach(fields -> operators.put(fields[0], List.of(fields[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The prefixes that a setting names, by number or by operator; what is neither stops the start with its key. */
    Set<String> resolve(String key, List<String> named) {
        Set<String> prefixes = new TreeSet<>();
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i).strip();
            List<String> known = operators.get(name.toLowerCase(Locale.ROOT));
            if (known != null) {
                prefixes.addAll(known);
            } else if (PREFIX.matcher(name).matches()) {
                prefixes.add(name);
            } else {
                throw new BadSettingException(
                        key + "[" + i + "]",
                        name,
                        "give the first three to nine digits of a mobile number, such as 134, or one of "
                                + operators.keySet());
            }
        }
        return prefixes;
    }
}
