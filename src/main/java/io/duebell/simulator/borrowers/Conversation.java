package io.duebell.simulator.borrowers;

import java.time.Duration;
import java.time.Instant;

/** How far a handset's owner and the credit union have come; a long silence makes it begin anew. */
final class Conversation {

    private static final Duration ENDS_AFTER = Duration.ofHours(20);

    private Instant lastWord = Instant.MIN;
    private int heard;
    private int written;
    private boolean over;

    /** Counts the texts that came, over all conversations. */
    int hear() {
        return heard++;
    }

    /** Whether the owner has written in the conversation that goes on at this time. */
    boolean isTalking(Instant now) {
        return written > 0 && now.isBefore(endsAt());
    }

    /** Whether the owner still writes: not too often, and never once all has been said. */
    boolean mayWrite(Instant now, int most) {
        return !over && (written < most || !now.isBefore(endsAt()));
    }

    void write(Instant at, boolean last) {
        written = now(at) + 1;
        lastWord = at;
        over |= last;
    }

    private int now(Instant at) {
        return isTalking(at) ? written : 0;
    }

    private Instant endsAt() {
        return lastWord.equals(Instant.MIN) ? Instant.MIN : lastWord.plus(ENDS_AFTER);
    }
}
