package io.duebell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedEngineTests {

    private static final Path BINARIES = Path.of("target", "engine");

    private Path state = Path.of("target");

    @BeforeEach
    void makeFolder() throws IOException {
        state = Files.createTempDirectory(Path.of("target"), "engine-tests");
    }

    @AfterEach
    void deleteFolder() throws IOException {
        FileSystemUtils.deleteRecursively(state);
    }

    @Test
    void what_was_written_is_there_after_a_clean_stop_and_a_new_start() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(state, BINARIES)) {
            engine.asRoot().createDatabase("kept");
        }

        try (EmbeddedEngine engine = EmbeddedEngine.start(state, BINARIES)) {
            assertThat(engine.isTakenOver()).isFalse();
            assertThat(count(engine, "information_schema.schemata WHERE schema_name = 'kept'"))
                    .isOne();
            assertThat(Files.readString(state.resolve("server")))
                    .isEqualTo("pid=%d\nport=%d\n".formatted(engine.pid(), engine.port()));
        }
    }

    @Test
    void nobody_logs_in_without_the_password_which_its_owner_alone_can_read() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(state, BINARIES)) {
            assertThatThrownBy(() -> DriverManager.getConnection(engine.asRoot().url(""), "root", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> DriverManager.getConnection(engine.asRoot().url(""), "", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("root-password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("init.sql"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_server_that_outlived_its_killed_jvm_is_taken_over_and_a_living_jvm_keeps_others_out() throws Exception {
        Process jvm = otherJvm();
        Path server = state.resolve("server");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(state.resolve("other-jvm-is-up")));

        assertThatThrownBy(() -> EmbeddedEngine.start(state, BINARIES))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("in use by another running Duebell");

        String before = Files.readString(server);
        jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Files.delete(server); // the JVM may have been killed before it wrote the file
        try (EmbeddedEngine engine = EmbeddedEngine.start(state, BINARIES)) {
            assertThat(engine.isTakenOver()).isTrue();
            assertThat(Files.readString(server)).isEqualTo(before);
            assertThat(count(engine, "information_schema.schemata WHERE schema_name = 'by_other_jvm'"))
                    .isOne();
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(command -> command.contains(state.toAbsolutePath() + "/data"));
    }

    @Test
    void a_folder_of_a_newer_engine_is_refused_untouched() throws Exception {
        Files.createDirectories(state.resolve("data"));
        Files.writeString(state.resolve("version"), "12.1.0\n");

        assertThatThrownBy(() -> EmbeddedEngine.start(state, BINARIES))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("newer than the 11.4.5");

        assertThat(state.resolve("data")).isEmptyDirectory();
    }

    @Test
    void a_folder_of_an_older_series_is_refused_with_what_to_do() throws Exception {
        Files.createDirectories(state.resolve("data"));
        Files.writeString(state.resolve("version"), "10.11.6\n");

        assertThatThrownBy(() -> EmbeddedEngine.start(state, BINARIES))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Dump it with the older Duebell");
    }

    @Test
    void data_of_unknown_origin_is_refused() throws Exception {
        Files.createDirectories(state.resolve("data"));

        assertThatThrownBy(() -> EmbeddedEngine.start(state, BINARIES))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("whose version nobody wrote down");
    }

    private Process otherJvm() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("other-jvm.log").toFile())
                .start();
    }

    private static int count(EmbeddedEngine engine, String what) throws SQLException {
        try (Connection connection = engine.asRoot().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + what)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** A program that starts the engine and waits to be killed. */
    public static final class OtherJvm {

        private OtherJvm() {}

        public static void main(String[] args) throws Exception {
            Path state = Path.of(args[0]);
            EmbeddedEngine engine = EmbeddedEngine.start(state, BINARIES);
            engine.asRoot().createDatabase("by_other_jvm");
            Files.writeString(state.resolve("other-jvm-is-up"), "");
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
