package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Files that are being taken back, batch after batch; nodes that go on with the same one take turns. */
@Component
public class GoingBacks {

    private static final Logger LOG = LoggerFactory.getLogger(GoingBacks.class);
    private static final int TRIES = 5;

    /** For so long whoever asks for it waits; most files are taken back whole by then. */
    private static final Duration WAITED_FOR = Duration.ofSeconds(3);

    private final FileMapper files;
    private final TakingBack takingBack;

    GoingBacks(FileMapper files, TakingBack takingBack) {
        this.files = files;
        this.takingBack = takingBack;
    }

    /** Those that are not taken back whole. */
    public List<Long> begun() {
        return files.goingBack();
    }

    /** To its end. */
    public void goOn(long file) {
        boolean more = true;
        while (more) {
            more = unlocked(() -> takingBack.step(file));
        }
        LOG.atInfo().addKeyValue("file", file).log("statement taken back");
    }

    /** Begins, and takes the first batches. */
    Answer begin(long file, boolean matched, String reason, String actor) {
        Answer answer = unlocked(() -> takingBack.begin(file, matched, reason, actor));
        if (answer instanceof Answer.Taken) {
            try {
                long end = System.nanoTime() + WAITED_FOR.toNanos();
                boolean more = true;
                while (more && System.nanoTime() < end) {
                    more = unlocked(() -> takingBack.step(file));
                }
            } catch (DataAccessException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("a statement is taken back later");
            }
        }
        return answer;
    }

    /** A file of the same days that is being read may hold what this wants, and the database lets one of the two go on. */
    static <T> T unlocked(Supplier<T> step) {
        for (int left = TRIES; ; left--) {
            try {
                return step.get();
            } catch (PessimisticLockingFailureException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
