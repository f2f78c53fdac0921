package io.duebell.statement.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words of banks' exports, {@code statement/words.yaml}. */
public final class StatementWords {

    private static final Map<String, String> WRITTEN = read();

    private StatementWords() {}

    public static Pattern pattern(String name) {
        return Pattern.compile(written(name), Pattern.CASE_INSENSITIVE);
    }

    /** Alternatives written with bars. */
    static List<String> list(String name) {
        return List.of(written(name).split("\\|"));
    }

    private static String written(String name) {
        return Objects.requireNonNull(WRITTEN.get(name), name);
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(
                StatementWords.class.getResourceAsStream("/io/duebell/statement/words.yaml"), "statement/words.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
