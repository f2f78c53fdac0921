package io.duebell.dispatch;

import java.time.Instant;
import java.util.List;

/**
 * Templates whose sending stopped because a carrier refused their content too often; kept in the database, obeyed by every
 * node before its next batch.
 */
public interface ContentStops {

    /** The newest first. */
    List<Stop> standing();

    /** A person has mended the template or asked the carrier: its held notices are judged again at once; audited. */
    boolean resume(String template, String actor, String reason);

    /**
     * One stop.
     *
     * @param link over which the content was refused
     * @param code of the last refusal
     * @param held notices that it holds now
     */
    record Stop(String template, String link, String code, Instant stoppedAt, int held) {}
}
