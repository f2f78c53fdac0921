package io.duebell.api.web;

import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.File;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.StatementIntake.Source;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement file as other programs see it.
 *
 * @param feed by which it is read; null: what fits or can be detected
 * @param lines how many became what
 * @param cameInFen money of its own remittances
 * @param message a code that never changes, with its values behind blanks: why it failed, or what of its balances and totals does not
 *     agree; null: all is well
 */
record StatementView(
        long id,
        String name,
        Source source,
        @Nullable String feed,
        FileState state,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant doneAt,
        Map<Fate, Integer> lines,
        long cameInFen,
        @Nullable String message,
        @Nullable String takenBackBy) {

    static StatementView of(File file) {
        Map<Fate, Integer> lines = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            lines.put(fate, file.lines().getOrDefault(fate, 0));
        }
        return new StatementView(
                file.id(),
                file.name(),
                file.source(),
                file.feed(),
                file.state(),
                file.receivedAt(),
                file.receivedBy(),
                file.doneAt(),
                lines,
                file.cameIn().fen(),
                file.message(),
                file.takenBackBy());
    }
}
