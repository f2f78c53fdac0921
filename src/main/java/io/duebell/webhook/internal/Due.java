package io.duebell.webhook.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose time has come. It carries ids and states; never a number, a name or a text.
 *
 * @param tries this one included
 * @param stage of a notice; {@code C12} where a campaign told it
 */
public record Due(
        long id,
        long endpointId,
        String url,
        String secret,
        String type,
        long subjectId,
        int version,
        Instant happenedAt,
        int tries,
        @Nullable String stage,
        @Nullable LocalDate businessDate,
        @Nullable String borrowerNo,
        @Nullable String ruleId) {

    /** The same in each try, and different for each event. */
    public String eventId() {
        return type + "-" + subjectId + "-" + version;
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "delivery " + id;
    }
}
