package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;

/** Every route file says one thing, under its own name, with steps that exist. */
class RouteFilesTests {

    private static final Path ROUTES = Path.of("routes");
    private static final String ERRORS = "errors.camel.yaml";
    private static final Map<String, Class<?>> BEANS = flowBeans();

    static List<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.filter(file -> !file.endsWith(ERRORS)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void aFileHoldsOneRouteOfItsOwnNameThatDescribesItselfAndHasItsErrorsAttached(Path file) throws IOException {
        Map<?, ?> route = route(file);

        assertThat(file.getFileName()).hasToString(route.get("id") + ".camel.yaml");
        assertThat(String.valueOf(route.get("description"))).hasSizeGreaterThan(20);
        assertThat(configurations()).contains(String.valueOf(route.get("routeConfigurationId")));
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void everyStepIsAMethodOfABeanInAFlowPackage(Path file) throws IOException {
        Set<String> steps = new TreeSet<>();
        collectSteps(route(file), steps);

        assertThat(steps).as("a route with one bean step is not a flow").hasSizeGreaterThan(1);
        for (String step : steps) {
            String[] named = step.split("#", -1);
            assertThat(BEANS).as("beans that %s names", file).containsKey(named[0]);
            Class<?> bean = Objects.requireNonNull(BEANS.get(named[0]));
            assertThat(Arrays.stream(bean.getMethods()).map(Method::getName))
                    .as(step)
                    .contains(named[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void wiringHoldsNeitherStatementsNorScripts(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(text).doesNotContainPattern("(?is)select [^\"]+ from |update [a-z_]+ set ");
        assertThat(text).doesNotContain("groovy:").doesNotContain("script:").doesNotContain("choice:");
    }

    private static Map<?, ?> route(Path file) throws IOException {
        List<?> documents = new Yaml().load(Files.readString(file));
        assertThat(documents).as("one route in %s", file).hasSize(1);
        return Objects.requireNonNull((Map<?, ?>) ((Map<?, ?>) documents.get(0)).get("route"));
    }

    private static Set<String> configurations() throws IOException {
        List<?> documents = new Yaml().load(Files.readString(ROUTES.resolve(ERRORS)));
        return documents.stream()
                .map(document -> (Map<?, ?>) ((Map<?, ?>) document).get("routeConfiguration"))
                .map(configuration -> String.valueOf(configuration.get("id")))
                .collect(Collectors.toSet());
    }

    private static void collectSteps(@Nullable Object node, Set<String> steps) {
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("ref") && map.containsKey("method")) {
                steps.add(map.get("ref") + "#" + map.get("method"));
            }
            map.values().forEach(value -> collectSteps(value, steps));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collectSteps(value, steps));
        }
    }

    private static Map<String, Class<?>> flowBeans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        return scanner.findCandidateComponents("io.duebell").stream()
                .map(definition -> ClassUtils.resolveClassName(
                        String.valueOf(definition.getBeanClassName()), RouteFilesTests.class.getClassLoader()))
                .filter(type -> type.getPackageName().endsWith(".flow"))
                .collect(Collectors.toMap(type -> Introspector.decapitalize(type.getSimpleName()), type -> type));
    }
}
