package io.duebell.remittance.flow;

import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.File;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Source;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps of a file in the watched folder: it is taken once, however many nodes look and however often, and lies where it was dropped
 * until each of its lines is accounted for; then it moves to {@code done}, or to {@code failed}.
 */
@Component
public class StatementDrop {

    private static final Logger LOG = LoggerFactory.getLogger(StatementDrop.class);
    private static final String ACTOR = "folder";
    private static final String PATH = "CamelFileAbsolutePath";
    private static final String ANSWER = "answer";

    private final StatementIntake intake;
    private final BusinessClock clock;
    private final Map<Seen, Answer> taken = new ConcurrentHashMap<>();

    StatementDrop(StatementIntake intake, BusinessClock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** A file as it lay there; another under the same name is another. */
    private record Seen(Path path, long bytes, Instant changedAt) {}

    /** Takes it in, if this node has not done so yet. */
    public void take(@Header(PATH) String path, Exchange exchange) throws IOException {
        Path file = Path.of(path);
        try {
            Seen seen = new Seen(
                    file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
            Answer answer = taken.get(seen);
            if (answer == null) {
                try (InputStream in = Files.newInputStream(file)) {
                    answer = intake.take(String.valueOf(file.getFileName()), in, Source.FOLDER, null, ACTOR);
                }
                taken.put(seen, answer);
            }
            exchange.setVariable(ANSWER, answer);
        } catch (NoSuchFileException e) {
            // Another node put it away since it was seen
            forget(file);
        }
    }

    /** Moves it once it is known what became of it; another node may have done so before. */
    public void putAway(@Header(PATH) String path, Exchange exchange) throws IOException {
        Path file = Path.of(path);
        Answer answer = exchange.getVariable(ANSWER, Answer.class);
        if (answer == null) {
            return;
        }
        Optional<FileState> state = answer instanceof Answer.Taken it
                ? intake.find(it.file()).map(File::state)
                : Optional.of(FileState.FAILED);
        if (state.isEmpty() || state.get() == FileState.WAITING || state.get() == FileState.READING) {
            return;
        }
        Path folder = Files.createDirectories(file.resolveSibling(state.get() == FileState.FAILED ? "failed" : "done"));
        String id = answer instanceof Answer.Taken it
                ? it.file() + "-"
                : "refused-" + clock.instant().toEpochMilli() + "-";
        try {
            Files.move(file, folder.resolve(id + file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            LOG.atDebug().addKeyValue("file", id).log("another node put a statement away");
        }
        forget(file);
    }

    private void forget(Path file) {
        taken.keySet().removeIf(seen -> seen.path().equals(file));
    }
}
