package io.duebell.remittance.flow;

import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.remittance.internal.Backlog;
import io.duebell.remittance.internal.BookMatcher;
import io.duebell.remittance.internal.Counter;
import io.duebell.remittance.internal.FileReading;
import io.duebell.remittance.internal.GoingBacks;
import io.duebell.remittance.internal.Judging;
import io.duebell.shared.BusinessClock;
import io.duebell.sheet.Xlsx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes as they stand in their files, on real folders and tables; some tests run them on two nodes. */
class RemittanceRoutesTests {

    private static final String LOAN = "3107250300144596";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Counter counter = new Counter();
    private final Path inbox = Path.of("target", "inbox-" + UUID.randomUUID());
    private final List<CamelContext> nodes = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(inbox);
        counter.book.add("310700000001", "王秋菊", LOAN, "162.50");
    }

    @AfterEach
    void stop() {
        nodes.forEach(CamelContext::stop);
        counter.close();
    }

    /** Stands in for the report of errors. */
    public final class Errors {
        public void report(Exception problem) {
            synchronized (errors) {
                errors.add(String.valueOf(problem));
            }
        }
    }

    private void node(String... routes) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        nodes.add(camel);
        camel.getRegistry()
                .bind("statementDrop", new StatementDrop(counter.intake, counter.context.getBean(BusinessClock.class)));
        camel.getRegistry()
                .bind(
                        "statementImport",
                        new StatementImport(
                                counter.context.getBean(FileReading.class),
                                counter.context.getBean(GoingBacks.class),
                                counter.context.getBean(Backlog.class)));
        camel.getRegistry()
                .bind(
                        "remittanceMatching",
                        new RemittanceMatching(
                                counter.context.getBean(BookMatcher.class), counter.context.getBean(Judging.class)));
        camel.getRegistry().bind("routeErrors", new Errors());
        Map.of("inbox", inbox.toString(), "poll-inbox", "100", "lain-for", "300", "poll", "100")
                .forEach((key, value) ->
                        camel.getPropertiesComponent().addInitialProperty("duebell.remittance." + key, value));
        load(camel, "errors");
        for (String route : routes) {
            load(camel, route);
        }
        camel.start();
    }

    private static void load(CamelContext camel, String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + file + ".camel.yaml"));
    }

    private List<String> names(String folder) {
        Path path = inbox.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aStatementDroppedInTheFolderIsReadJudgedAndPutAway() throws Exception {
        Files.write(
                inbox.resolve("day.csv"),
                statement(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"), in("S2", "9.00", "陌生人", "还款")));

        node("remittance-file", "remittance-read", "remittance-match");

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(names("done")).containsExactly("1-day.csv");
            assertThat(counter.states()).isEqualTo(Map.of("S1", "CREDITED", "S2", "REVIEW"));
        });
        assertThat(names("")).isEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void whatWasBegunToBeTakenBackIsTakenBackWholeByTwoNodes() throws Exception {
        String[] day = IntStream.range(0, 60)
                .mapToObj(i -> in("S" + i, "1.00", "王芳", ""))
                .toArray(String[]::new);
        counter.read(day);
        counter.jdbc.update(
                "UPDATE statement_file SET state = 'TAKING_BACK', taken_back_by = 'zhao', reason = 'wrong bank'");

        node("remittance-take-back");
        node("remittance-take-back");

        await().atMost(LONG)
                .until(() -> counter.text("SELECT state FROM statement_file").equals("TAKEN_BACK"));
        assertThat(counter.states())
                .hasSize(60)
                .allSatisfy((serial, state) -> assertThat(state).isEqualTo("TAKEN_BACK"));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance_event WHERE to_state = 'TAKEN_BACK'"))
                .isEqualTo(60);
        assertThat(counter.number("SELECT back_count FROM statement_file")).isEqualTo(60);
        assertThat(errors).isEmpty();
    }

    @Test
    void aFileLiesUntilEachOfItsLinesIsAccountedForAndIsTakenOnceByTwoNodes() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.write(inbox.resolve("day" + i + ".csv"), statement(in("S" + i, "1.00", "王芳", "")));
        }
        node("remittance-file");
        node("remittance-file");
        await().atMost(LONG).until(() -> counter.number("SELECT COUNT(DISTINCT name) FROM statement_file") == 5);
        assertThat(names("")).contains("day0.csv", "day4.csv");
        assertThat(names("done")).isEmpty();

        node("remittance-read");
        node("remittance-read");

        await().atMost(LONG).untilAsserted(() -> assertThat(names("done")).hasSize(5));
        assertThat(names("")).noneMatch(name -> name.endsWith(".csv"));
        assertThat(counter.number("SELECT COUNT(*) FROM statement_file")).isEqualTo(5);
        assertThat(counter.number("SELECT COUNT(*) FROM statement_line")).isEqualTo(5);
        assertThat(errors).isEmpty();
    }

    @Test
    void aNodeThatDiesBeforeItPutsAFileAwayLeavesItToTheNextOneWhichDoesNotTakeItAgain() throws Exception {
        Path file = inbox.resolve("day.csv");
        Files.write(file, statement(in("S1", "1.00", "王芳", "")));
        node("remittance-file");
        await().atMost(LONG).until(() -> counter.number("SELECT COUNT(*) FROM statement_file") == 1);
        nodes.get(0).stop();

        node("remittance-file", "remittance-read");

        await().atMost(LONG).untilAsserted(() -> assertThat(names("done")).containsExactly("1-day.csv"));
        assertThat(counter.number("SELECT COUNT(*) FROM statement_file")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadAndWhatIsEmptyGoesToFailedAndHoldsUpNothing() throws Exception {
        Files.write(inbox.resolve("a.csv"), "no columns here\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(inbox.resolve("b.csv"), new byte[0]);
        Files.write(inbox.resolve("c.csv"), statement(in("S1", "1.00", "王芳", "")));
        Files.write(inbox.resolve("d.csv.part"), statement(in("S2", "1.00", "王芳", "")));
        Files.write(
                inbox.resolve("e.xlsx"),
                Xlsx.of(Xlsx.row("交易日期", "交易流水号", "交易金额", "本方账号"), Xlsx.row("20261214", "S3", 1.5, "2031")));
        Files.write(inbox.resolve("~$e.xlsx"), "whoever has it open".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        node("remittance-file", "remittance-read");

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(names("done"))
                    .hasSize(2)
                    .anyMatch(name -> name.endsWith("-c.csv"))
                    .anyMatch(name -> name.endsWith("-e.xlsx"));
            assertThat(names("failed")).hasSize(2).anyMatch(name -> name.matches("refused-\\d+-b.csv"));
        });
        assertThat(names("")).containsExactly("d.csv.part", "~$e.xlsx");
        assertThat(counter.states()).isEqualTo(Map.of("S1", "NEW", "S3", "NEW"));
    }

    @Test
    void aFileIsNotTakenWhileItGrows() throws Exception {
        Path file = inbox.resolve("day.csv");
        byte[] whole = statement(in("S1", "1.00", "王芳", ""), in("S2", "2.00", "李强", ""), in("S3", "3.00", "赵敏", ""));
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        // As if it were being written for a while yet
        Files.setLastModifiedTime(
                file,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(3600)));
        node("remittance-file", "remittance-read");
        await().during(Duration.ofSeconds(1))
                .atMost(LONG)
                .until(() -> counter.number("SELECT COUNT(*) FROM statement_file") == 0);

        Files.write(file, whole);

        await().atMost(LONG).untilAsserted(() -> assertThat(counter.states()).hasSize(3));
        assertThat(counter.number("SELECT COUNT(*) FROM statement_file")).isEqualTo(1);
    }
}
