package io.duebell.inbox;

import io.duebell.reading.Intent;
import io.duebell.reading.Reading.Flag;
import io.duebell.reading.Reading.Handling;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text of a conversation.
 *
 * @param text without bidi controls and invisible characters, at most 2,000 characters; to be escaped like any other text
 * @param cut whether the text was longer
 * @param missing parts of a long text that had not come
 * @param completedBy the entry that has the same text with more of its parts; null: this is the latest
 * @param notice of one that came in: which notice it answers; of one that went out: the notice it is
 * @param noticeConfidence 0 to 1, how surely it answers that notice; null: it went out, or answers none
 * @param noticeState of one that went out
 * @param read null: it went out
 * @param lookedAt when a person looked first
 * @param author of one that went out: a login, or {@code answer} where nobody wrote it
 */
public record Entry(
        long id,
        Direction direction,
        Instant at,
        String text,
        boolean cut,
        int missing,
        @Nullable Long completedBy,
        @Nullable NoticeId notice,
        @Nullable Double noticeConfidence,
        @Nullable String noticeState,
        @Nullable Read read,
        @Nullable Instant lookedAt,
        @Nullable String lookedBy,
        @Nullable String author) {

    /** From whom. */
    public enum Direction {
        IN,
        OUT
    }

    /**
     * What it was read as, and what a person said of that.
     *
     * @param day in the notation of {@code docs/replies.md}; null: none is told
     * @param handling ACT: it was acted on at once; PERSON: it waits, or waited, for a person
     * @param reasons stable codes with their value
     * @param deeds what was done about it, stable codes under {@code inbox.deed.} in the message bundles
     * @param settled the intents a person confirmed or corrected it to; empty: nobody did
     */
    public record Read(
            List<Intent> intents,
            @Nullable String day,
            @Nullable Money amount,
            Set<Flag> flags,
            double confidence,
            Handling handling,
            List<String> reasons,
            List<String> deeds,
            List<Intent> settled,
            @Nullable String settledBy,
            @Nullable Instant settledAt) {

        public Read {
            intents = List.copyOf(intents);
            flags = Set.copyOf(flags);
            reasons = List.copyOf(reasons);
            deeds = List.copyOf(deeds);
            settled = List.copyOf(settled);
        }

        public boolean isSettled() {
            return !settled.isEmpty();
        }
    }
}
