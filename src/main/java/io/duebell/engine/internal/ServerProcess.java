package io.duebell.engine.internal;

import io.duebell.engine.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: found by the data folder on its command line, or started. */
public final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern PORT = Pattern.compile("--port=(\\d+)");

    private final ProcessHandle process;
    private final int port;
    private final boolean takenOver;

    private ServerProcess(ProcessHandle process, int port, boolean takenOver) {
        this.process = process;
        this.port = port;
        this.takenOver = takenOver;
    }

    /**
     * The server that still runs on this folder. The file with its pid is only a hint: it is missing when the JVM was
     * killed between starting the server and writing it, and its pid may since belong to another program.
     */
    public static Optional<ServerProcess> findRunning(EngineFolder folder, String password) {
        Optional<ProcessHandle> found = recorded(folder)
                .filter(process -> runsOn(process, folder))
                .or(() -> ProcessHandle.allProcesses()
                        .filter(process -> runsOn(process, folder))
                        .findFirst());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ProcessHandle process = found.get();
        Matcher port = PORT.matcher(commandLine(process));
        if (!port.find()) {
            throw new EngineException("a database server (pid " + process.pid() + ") runs on " + folder.data()
                    + " but not on a port; stop it first");
        }
        ServerProcess server = new ServerProcess(process, Integer.parseInt(port.group(1)), true);
        if (!server.awaitAnswer(folder, password)) {
            return Optional.empty(); // it was on its way out
        }
        server.record(folder);
        return Optional.of(server);
    }

    public static ServerProcess start(EngineFolder folder, Path engine, String password) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                engine.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + engine,
                "--datadir=" + folder.data(),
                "--tmpdir=" + folder.file("tmp"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--init-file=" + folder.file("init.sql"),
                "--log-error=" + folder.file("server.log"),
                "--log-warnings=1",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=256M",
                "--max-connections=400",
                "--skip-log-bin",
                "--performance-schema=OFF"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root"); // containers; the server asks to be told so
        }
        try {
            // Runs before the first connection is let in, so that the server is never open without a password.
            Folders.writeSecret(
                    folder.file("init.sql"), "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + password + "';\n");
            Process process = new ProcessBuilder(command)
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ServerProcess server = new ServerProcess(process.toHandle(), port, false);
            server.record(folder);
            if (!server.awaitAnswer(folder, password)) {
                throw new EngineException("the database server ended while starting; see " + folder.file("server.log"));
            }
            return server;
        } catch (IOException e) {
            throw new EngineException("the database server can't be started: " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public boolean isTakenOver() {
        return takenOver;
    }

    /** SIGTERM is a clean shutdown for MariaDB; after the patience it is killed, which InnoDB recovers from. */
    public void stop() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.atWarn().addKeyValue("pid", pid()).log("The database server does not stop; it is killed.");
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(EngineFolder folder) {
        folder.write("server", "pid=" + pid() + "\nport=" + port + "\n");
    }

    private static Optional<ProcessHandle> recorded(EngineFolder folder) {
        Path file = folder.file("server");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.matches("pid=\\d{1,10}"))
                    .findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(4))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, EngineFolder folder) {
        return process.isAlive() && commandLine(process).contains("--datadir=" + folder.data() + " ");
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EngineException("no free port on 127.0.0.1", e);
        }
    }

    /** Whether it answers within the patience; false when it ended instead. */
    private boolean awaitAnswer(EngineFolder folder, String password) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                return false;
            }
            try {
                ask(folder, password);
                return true;
            } catch (SQLException e) {
                last = String.valueOf(e.getMessage());
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException("interrupted while waiting for the database server", e);
            }
        }
        throw new EngineException("the database server (pid " + pid() + ", port " + port + ") does not answer: " + last
                + "; see " + folder.file("server.log"));
    }

    /** Asks for its data folder too: the port might by now be somebody else's. */
    private void ask(EngineFolder folder, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&connectTimeout=2000&socketTimeout=5000",
                        "root",
                        password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@datadir")) {
            if (!row.next() || !Path.of(row.getString(1)).normalize().equals(folder.data())) {
                throw new SQLException("another database server has the port");
            }
        }
    }
}
