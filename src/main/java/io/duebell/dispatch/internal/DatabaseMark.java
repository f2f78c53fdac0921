package io.duebell.dispatch.internal;

import io.duebell.compliance.SendingSwitch;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A mark outside the database of how far it had come: the time of the last heartbeat it took, in a small file beside this
 * node. A database that knows nothing so late was restored, or is a replica that lagged; then all sending is stopped
 * before anything can leave twice.
 */
@Component
class DatabaseMark {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMark.class);

    private final Path folder;
    private final RecoveryMapper database;
    private final SendingSwitch sendingSwitch;
    private final BusinessClock clock;
    private volatile boolean warned;
    private volatile @Nullable String identity;

    DatabaseMark(
            @Value("${duebell.state:./state}") Path folder,
            RecoveryMapper database,
            SendingSwitch sendingSwitch,
            BusinessClock clock) {
        this.folder = folder;
        this.database = database;
        this.sendingSwitch = sendingSwitch;
        this.clock = clock;
    }

    /** Before this node says anything to the database: stops all sending when the database was set back. */
    void check() {
        Optional<Instant> marked = read();
        Instant known = database.knownUntil();
        if (marked.isEmpty() || (known != null && !known.isBefore(marked.get()))) {
            return;
        }
        String since = known == null ? "its beginning" : local(known);
        LOG.atError()
                .addKeyValue("knowsUntil", since)
                .addKeyValue("seenUntil", local(marked.get()))
                .log("The database was set back; all sending is stopped. Run duebell.jar recover before resuming it");
        sendingSwitch.stop(
                "restore guard",
                "the database knows nothing after " + since + ", it was seen later, at " + local(marked.get())
                        + "; stop all nodes, then: recover --lost-since=" + since);
    }

    /** After a heartbeat: the database had come so far. */
    void keep(String node) {
        Instant seen = database.seenAt(node);
        if (seen == null) {
            return;
        }
        try {
            Path file = file();
            Files.createDirectories(folder);
            Path fresh = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.writeString(fresh, seen + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            warned = false;
        } catch (IOException e) {
            if (!warned) {
                LOG.atWarn()
                        .addKeyValue("folder", folder)
                        .addKeyValue("cause", e.toString())
                        .log("The mark of the database can't be kept; a restore would not be noticed at start");
                warned = true;
            }
        }
    }

    private Optional<Instant> read() {
        try {
            Path file = file();
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            LOG.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("cause", e.toString())
                    .log("The mark of the database can't be read; whether it was set back is not known");
            return Optional.empty();
        }
    }

    /** One for each database: a test system beside the real one, or a new one, says nothing of it. */
    private Path file() {
        String known = identity;
        if (known == null) {
            known = database.identity();
            identity = known;
        }
        return folder.resolve("database-" + known + ".mark");
    }

    /** A moment of the database's time as business time, whole seconds, never later. */
    private String local(Instant moment) {
        return moment.plus(clock.getOffset())
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(BusinessClock.ZONE)
                .toLocalDateTime()
                .toString();
    }
}
