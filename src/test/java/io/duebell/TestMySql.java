package io.duebell;

import io.duebell.engine.DatabaseServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The MySQL 8 server that the Maven profile {@code mysql} unpacks; on fresh data each time, stopped at exit. */
final class TestMySql {

    private TestMySql() {}

    static DatabaseServer start(Path unpacked, Path state) {
        Path home = unpacked.toAbsolutePath();
        Path mysqld = home.resolve("bin/mysqld");
        if (!Files.exists(mysqld)) {
            throw new IllegalStateException(
                    "no MySQL in " + home + ": run Maven with -Dtest.database=mysql, its profile unpacks it (553 MB)");
        }
        try {
            Path data = state.toAbsolutePath().resolve("data");
            stopLeftOver(data);
            FileSystemUtils.deleteRecursively(state);
            Files.createDirectories(state);
            mysqld.toFile().setExecutable(true);
            Path log = state.toAbsolutePath().resolve("server.log");
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    mysqld.toString(),
                    "--no-defaults",
                    "--basedir=" + home,
                    "--datadir=" + data,
                    "--user=" + System.getProperty("user.name")));
            List<String> install = new ArrayList<>(command);
            install.add("--initialize-insecure");
            run(install, log);
            command.addAll(List.of(
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + Files.createTempDirectory("duebell").resolve("mysql.sock"),
                    "--mysqlx=OFF",
                    "--skip-log-bin",
                    "--default-time-zone=+00:00",
                    "--innodb-buffer-pool-size=256M",
                    "--max-connections=400"));
            Process process = builder(command, log).start();
            TestShutdown.afterSpring(() -> stop(process.toHandle()));
            DatabaseServer server = new DatabaseServer("127.0.0.1", port, "root", "", "localhost");
            awaitAnswer(server, process, log);
            return server;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("MySQL 8 for the tests can't be started", e);
        }
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = builder(command, log).start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            String said = Files.readString(log);
            throw new IllegalStateException(
                    said.contains("libaio.so.1")
                            ? "MySQL 8 needs the library libaio.so.1: install Debian's package libaio1"
                            : "MySQL 8 could not lay its tables; see " + log);
        }
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static void awaitAnswer(DatabaseServer server, Process process, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = server.connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("MySQL 8 does not answer; see " + log, e);
                }
            }
            Thread.sleep(100);
        }
    }

    /** One whose test JVM was killed; known by its data folder. */
    private static void stopLeftOver(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("--datadir=" + data + " "))
                .forEach(TestMySql::stop);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
