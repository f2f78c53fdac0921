package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What can be known of the files under {@code docker/} without a Docker engine. */
class DockerFilesTests {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+[a-z0-9._-]*");
    private static final Pattern METER =
            Pattern.compile("(counter|gauge|timer|(Counter|Gauge|Timer)\\s*\\.builder)\\(\\s*\"(duebell\\.[a-z.]+)\"");

    @Test
    void everyPublishedPortIsBoundToLoopback() throws IOException {
        List<String> ports = new ArrayList<>();
        for (Map<?, ?> service : services().values()) {
            list(service.get("ports")).forEach(port -> ports.add(String.valueOf(port)));
        }

        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everyImageThatIsFetchedIsPinnedToAVersion() throws IOException {
        Set<String> ours = new TreeSet<>();
        Set<String> images = new TreeSet<>();
        for (Map<?, ?> service : services().values()) {
            (service.containsKey("build") ? ours : images).add(String.valueOf(service.get("image")));
        }
        images.removeAll(ours);
        instructions("FROM").forEach(from -> images.add(from.replaceFirst(" AS .*", "")));

        assertThat(images)
                .hasSizeGreaterThan(3)
                .allMatch(image -> PINNED.matcher(image).matches());
    }

    @Test
    void theImageRunsTheProgramItselfAsANumberedUserThatIsNotRoot() throws IOException {
        List<String> users = instructions("USER");
        List<String> entryPoints = instructions("ENTRYPOINT");

        assertThat(users).singleElement().asString().matches("[1-9]\\d*(:[1-9]\\d*)?");
        assertThat(entryPoints).containsExactly("[\"java\", \"-jar\", \"duebell.jar\"]");
    }

    @Test
    void everyPasswordComesFromTheEnvironmentAndNoneHasADefault() throws IOException {
        List<String> passwords = new ArrayList<>();
        collectPasswords("", compose(), passwords);
        List<String> example = matches(Pattern.compile("(?m)^\\w*PASSWORD=(.*)$"), DOCKER.resolve(".env.example"))
                .map(match -> match.group(1))
                .toList();

        assertThat(passwords).isNotEmpty().allMatch(value -> value.matches("(--password=)?\\$\\{\\w+:\\?[^}]+}"));
        assertThat(example).isNotEmpty().containsOnly("");
    }

    @Test
    void everyRequiredSettingOfComposeStandsInTheExample() throws IOException {
        Set<String> asked = names(Pattern.compile("\\$\\{(\\w+):\\?"), DOCKER.resolve("compose.yaml"));

        assertThat(names(Pattern.compile("(?m)^(\\w+)="), DOCKER.resolve(".env.example")))
                .containsAll(asked);
    }

    @Test
    void everyFileThatComposeMountsIsThere() throws IOException {
        List<Path> mounted = new ArrayList<>();
        for (Map<?, ?> service : services().values()) {
            list(service.get("volumes")).stream()
                    .map(String::valueOf)
                    .filter(volume -> volume.startsWith("."))
                    .forEach(volume -> mounted.add(DOCKER.resolve(volume.split(":", -1)[0])));
        }

        assertThat(mounted).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void everyProvisioningFileIsYaml() throws IOException {
        try (Stream<Path> files = Files.walk(DOCKER)) {
            for (Path file :
                    files.filter(each -> each.toString().matches(".*\\.ya?ml")).toList()) {
                assertThat(yaml(file)).as(file.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void theDashboardShowsOnlyMetersOfTheProgram() throws IOException {
        Set<String> exported = exportedNames();
        Map<?, ?> dashboard = JsonMapper.builder()
                .build()
                .readValue(Files.readString(DOCKER.resolve("grafana/dashboards/duebell.json")), Map.class);
        Set<String> shown = new TreeSet<>();
        for (Object panel : list(dashboard.get("panels"))) {
            for (Object target : list(((Map<?, ?>) panel).get("targets"))) {
                Pattern.compile("duebell_[a-z_]+")
                        .matcher(String.valueOf(((Map<?, ?>) target).get("expr")))
                        .results()
                        .forEach(name -> shown.add(name.group()));
            }
        }

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(exported).containsAll(shown);
    }

    /** The names under which Prometheus sees the meters that the sources make. */
    private static Set<String> exportedNames() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                matches(METER, source).forEach(meter -> {
                    String name = meter.group(3).replace('.', '_');
                    switch (Character.toLowerCase(meter.group(1).charAt(0))) {
                        case 'c' -> names.add(name + "_total");
                        case 'g' -> names.add(name);
                        default ->
                            Stream.of("count", "sum", "max", "bucket")
                                    .forEach(part -> names.add(name + "_seconds_" + part));
                    }
                });
            }
        }
        return names;
    }

    private static void collectPasswords(String key, @Nullable Object value, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, held) -> collectPasswords(String.valueOf(name), held, found));
        } else if (value instanceof List<?> list) {
            list.forEach(held -> collectPasswords("", held, found));
        } else if (key.contains("PASSWORD") || String.valueOf(value).startsWith("--password")) {
            found.add(String.valueOf(value));
        }
    }

    private static Map<String, Map<?, ?>> services() throws IOException {
        @SuppressWarnings("unchecked") // as compose lays it out
        Map<String, Map<?, ?>> services =
                (Map<String, Map<?, ?>>) Objects.requireNonNull(compose().get("services"));
        return services;
    }

    private static Map<?, ?> compose() throws IOException {
        return yaml(DOCKER.resolve("compose.yaml"));
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        Map<?, ?> read = new Yaml().load(Files.readString(file));
        return read;
    }

    private static Collection<?> list(@Nullable Object value) {
        return value == null ? List.of() : (Collection<?>) value;
    }

    private static List<String> instructions(String word) throws IOException {
        return matches(Pattern.compile("(?m)^" + word + " (.*)$"), DOCKER.resolve("Dockerfile"))
                .map(match -> match.group(1))
                .toList();
    }

    private static Set<String> names(Pattern pattern, Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        matches(pattern, file).forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results();
    }
}
