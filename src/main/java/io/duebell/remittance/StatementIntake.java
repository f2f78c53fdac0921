package io.duebell.remittance;

import io.duebell.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statement files: taken in whole, read once, each line accounted for, and taken back whole if need be. */
public interface StatementIntake {

    /** Where a file came from. */
    enum Source {
        FOLDER,
        UPLOAD,
        API
    }

    /** What became of a file. */
    enum FileState {
        WAITING,
        READING,
        DONE,
        FAILED,
        /** It counts no more; what it brought is taken back batch by batch. */
        TAKING_BACK,
        TAKEN_BACK
    }

    /** What became of a line. */
    enum Fate {
        REMITTANCE,
        NOT_REMITTANCE,
        DUPLICATE,
        REVERSAL,
        QUARANTINED
    }

    /**
     * Keeps a file, to be read soon. Nothing is held in memory whole.
     *
     * @param feed null: what fits, or what can be detected
     */
    Answer take(String name, InputStream bytes, Source source, @Nullable Long feed, String actor) throws IOException;

    /** What came of it. */
    sealed interface Answer {

        record Taken(long file) implements Answer {}

        /** Nothing was taken; {@code code} stands in the message bundles under {@code statements.refused.}. */
        record Refused(String code, String detail) implements Answer {}
    }

    /** The latest first, behind one. */
    List<File> files(@Nullable Long before, int limit);

    Optional<File> find(long id);

    /**
     * One file.
     *
     * @param lines how many of each fate
     * @param cameIn money of its own remittances
     * @param message why it failed, or what of its balances and totals does not agree; null: all is well
     * @param takenBack how many of its remittances were taken back so far, or are another file's
     */
    record File(
            long id,
            String name,
            Source source,
            @Nullable String feed,
            FileState state,
            Instant receivedAt,
            String receivedBy,
            @Nullable Instant doneAt,
            Map<Fate, Integer> lines,
            Money cameIn,
            @Nullable String message,
            @Nullable String takenBackBy,
            int takenBack) {

        public int remittances() {
            return lines.getOrDefault(Fate.REMITTANCE, 0);
        }
    }

    /** Lines of one fate, behind a place. */
    List<Line> lines(long file, Fate fate, int after, int limit);

    /**
     * One line.
     *
     * @param place among what was read of the file, from 1
     * @param number as it is counted in the file
     * @param reason stable code, with its value behind a blank
     * @param content of one in quarantine
     */
    record Line(
            int place,
            long number,
            Fate fate,
            String reason,
            @Nullable Long remittance,
            @Nullable Money amount,
            @Nullable String content) {}

    /**
     * Takes a whole file back: its remittances count no more, their advice is undone; those that another file tells of too stay.
     * Refused while a person's match stands on one of them, unless {@code matched} says to undo those too. A large file goes on being
     * taken back after the answer.
     */
    Answer takeBack(long file, boolean matched, String reason, String actor);

    /** Reads a failed file again, by another feed perhaps. */
    Answer again(long file, @Nullable Long feed, String actor);
}
