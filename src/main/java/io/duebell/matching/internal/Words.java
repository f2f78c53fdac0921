package io.duebell.matching.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words that payments are read by, {@code words.yaml}, and the other data beside it. */
final class Words {

    private static final String FOLDER = "/io/duebell/matching/";

    private final Map<String, String> written;

    Words() {
        Map<String, String> words = new HashMap<>();
        yaml("words.yaml").forEach((name, text) -> words.put(name, String.valueOf(text)));
        written = words;
    }

    static Map<String, Object> yaml(String name) {
        try (InputStream in = open(name)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pattern pattern(String name) {
        return Pattern.compile(Objects.requireNonNull(written.get(name), name), Pattern.CASE_INSENSITIVE);
    }

    /** Alternatives written with bars, the longest first. */
    List<String> list(String name) {
        return List.of(Objects.requireNonNull(written.get(name), name).split("\\|")).stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Words.class.getResourceAsStream(FOLDER + name), name);
    }
}
