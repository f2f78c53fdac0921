package io.duebell.reading.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The data this room goes by, from the class path beside its API; a name with a slash before it, from its root. */
final class Resources {

    private Resources() {}

    static InputStream open(String name) {
        return Objects.requireNonNull(
                Resources.class.getResourceAsStream(name.startsWith("/") ? name : "/io/duebell/reading/" + name),
                "missing in the jar: " + name);
    }

    static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of maps with plain values. */
    static List<Map<String, Object>> list(String name) {
        return parse(name);
    }

    static <T> Map<String, T> map(String name) {
        return parse(name);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the files are the jar's own, and read by tests
    private static <T> T parse(String name) {
        try (InputStream in = open(name)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
