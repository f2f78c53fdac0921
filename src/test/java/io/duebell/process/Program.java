package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.StringUtils;

/** A job of the packaged jar in a process of its own, its output kept under {@code target/processes}. */
final class Program implements AutoCloseable {

    private static final Path JAR = Path.of("target", "duebell.jar");
    private static final Path OUTPUT = Path.of("target", "processes");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;

    private int managementPort;
    private int consolePort;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Program start(String name, List<String> jvm, List<String> arguments) {
        try {
            Files.createDirectories(OUTPUT);
            Path output = Files.createTempFile(OUTPUT, name + "-", ".log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm);
            Collections.addAll(command, StringUtils.tokenizeToStringArray(System.getProperty("process.jvm"), " "));
            command.add("-jar");
            command.add(JAR.toString());
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Program(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program awaitLine(String text) {
        await().alias(text).atMost(Duration.ofSeconds(60)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended early: " + output());
            }
            return output().contains(text);
        });
        return this;
    }

    /** Waits until a gateway says that it is ready, on the ports it was given. */
    Program awaitReady(int port, int console) {
        managementPort = port;
        consolePort = console;
        URI ready = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        await().alias("readiness").atMost(Duration.ofMinutes(3)).until(() -> status(ready) == 200);
        return this;
    }

    String consoleUrl() {
        return "http://127.0.0.1:" + consolePort;
    }

    int managementPort() {
        return managementPort;
    }

    private static int status(URI uri) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and the exit code that came of it. */
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + output);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** CPU time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
