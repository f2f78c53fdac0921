package io.duebell.process;

import io.duebell.engine.DatabaseServer;
import io.duebell.engine.EmbeddedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database server of a test's own, that is killed and started again behind an address that stays. */
final class KillableDatabase implements AutoCloseable {

    private final Path folder;
    private final Wire wire;
    private EmbeddedEngine engine;

    KillableDatabase() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "database-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine = start();
        wire = Wire.to(engine.port());
    }

    DatabaseServer server() {
        DatabaseServer root = engine.asRoot();
        return new DatabaseServer(root.host(), wire.port(), root.username(), root.password(), root.userHost());
    }

    /** {@code kill -9}, and a new start on what it left on the disk. */
    void killAndStart() {
        ProcessHandle process = ProcessHandle.of(engine.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        engine.close();
        engine = start();
        wire.leadTo(engine.port());
    }

    private EmbeddedEngine start() {
        return EmbeddedEngine.start(folder, Path.of("target", "engine"));
    }

    @Override
    public void close() {
        wire.close();
        engine.close();
    }
}
