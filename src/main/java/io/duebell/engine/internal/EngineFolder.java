package io.duebell.engine.internal;

import io.duebell.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The folder of one server: {@code data/}, {@code tmp/}, {@code lock}, {@code server} (pid and port), {@code version},
 * {@code root-password}, {@code server.log}. The lock is the operating system's, so it ends with the JVM however that ends.
 */
public final class EngineFolder {

    private final Path root;
    private final FileChannel channel;

    private EngineFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    public static EngineFolder lock(Path state) {
        Path root = state.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root.resolve("tmp"));
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new EngineException("The database folder " + root + " is in use by another running Duebell. "
                        + "Stop that one, or choose another folder (duebell.demo.state).");
            }
            return new EngineFolder(root, channel);
        } catch (IOException e) {
            throw new EngineException("the database folder " + root + " can't be used: " + e.getMessage(), e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public void unlock() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses data of a newer engine or of an older series; an older release of the same series needs no upgrade. */
    public void checkVersion(String engine) {
        Path file = root.resolve("version");
        if (!Files.exists(file)) {
            if (Files.exists(data())) {
                throw new EngineException("The folder " + data() + " holds a database whose version nobody wrote down ("
                        + file + " is missing), so Duebell does not touch it. Move it away, or choose another folder.");
            }
            return;
        }
        EngineVersion found = EngineVersion.parse(read(file).strip());
        EngineVersion ours = EngineVersion.parse(engine);
        if (found.compareTo(ours) > 0) {
            throw new EngineException("The database in " + root + " was written by MariaDB " + found
                    + ", which is newer than the " + ours + " of this Duebell and can't be read by it. "
                    + "Use the newer Duebell, or move the folder away to begin anew.");
        }
        if (!found.isSameSeries(ours)) {
            throw new EngineException("The database in " + root + " was written by MariaDB " + found
                    + ", an older series than the " + ours + " of this Duebell, and is not upgraded here. "
                    + "Dump it with the older Duebell, or move the folder away to begin anew.");
        }
    }

    public void recordVersion(String engine) {
        write("version", engine + "\n");
    }

    /** Made up once a folder; a file that its owner alone may read. */
    public String rootPassword() {
        Path file = root.resolve("root-password");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[20];
                new SecureRandom().nextBytes(random);
                Folders.writeSecret(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays the system tables, beside and then moved, so that a half-made folder is never taken for a database. */
    public void install(Path engine, String version) {
        if (Files.exists(data())) {
            return;
        }
        Path part = root.resolve("data.part");
        try {
            Folders.delete(part);
            Files.createDirectories(part);
            Path log = root.resolve("install.log");
            Process process = new ProcessBuilder(List.of(
                            "/bin/sh",
                            engine.resolve("scripts/mariadb-install-db").toString(),
                            "--no-defaults",
                            "--basedir=" + engine,
                            "--datadir=" + part,
                            "--tmpdir=" + root.resolve("tmp"),
                            "--auth-root-authentication-method=normal",
                            "--skip-test-db",
                            "--force",
                            "--user=" + System.getProperty("user.name")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EngineException("the database's system tables could not be laid; see " + log);
            }
            recordVersion(version);
            Files.move(part, data());
        } catch (IOException e) {
            throw new EngineException("the database's system tables could not be laid: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while the database's system tables were laid", e);
        }
    }

    Path data() {
        return root.resolve("data");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    void write(String name, String text) {
        try {
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
