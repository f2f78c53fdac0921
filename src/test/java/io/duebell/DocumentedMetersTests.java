package io.duebell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of meters in {@code docs/operating.md} is what an operator builds alarms from. */
class DocumentedMetersTests {

    private static final Pattern METER = Pattern.compile(
            "(?:counter|gauge|timer|(?:Counter|Gauge|Timer)\\s*\\.builder)\\(\\s*\"(duebell\\.[a-z.]+)\"");

    @Test
    void theTableNamesTheMetersOfTheCodeAndNoOthers() throws IOException {
        Set<String> inCode = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                METER.matcher(Files.readString(source)).results().forEach(meter -> inCode.add(meter.group(1)));
            }
        }

        assertThat(documented()).isEqualTo(inCode);
    }

    /** {@code .late} after {@code duebell.planning.run} is of the same room. */
    private static Set<String> documented() throws IOException {
        Set<String> meters = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/operating.md"))) {
            if (line.startsWith("| `duebell.")) {
                String names = line.split("\\|", -1)[1];
                String room = "";
                List<MatchResult> found =
                        Pattern.compile("`([a-z.]+)`").matcher(names).results().toList();
                for (MatchResult name : found) {
                    String meter = name.group(1).startsWith(".") ? room + name.group(1) : name.group(1);
                    room = meter.substring(0, meter.indexOf('.', "duebell.".length()));
                    meters.add(meter);
                }
            }
        }
        return meters;
    }
}
