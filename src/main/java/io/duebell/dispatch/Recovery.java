package io.duebell.dispatch;

import java.time.Instant;
import java.util.Map;

/**
 * Puts everything in doubt that may have left in a span of time of which a restored database knows nothing. What is
 * planned later for that span starts in doubt too.
 */
public interface Recovery {

    /** From when on nothing is known, and when the last node that knew was stopped; business time. */
    record Span(Instant since, Instant until) {}

    /** What came of it. */
    sealed interface Answer {

        /**
         * @param inDoubt notices put in doubt, by the state they were in
         * @param left notices that wait and can't have left in the span
         */
        record Done(Map<NoticeState, Integer> inDoubt, int left) implements Answer {}

        /** Nothing was done; the reason says what to do. */
        record Refused(String reason) implements Answer {}
    }

    Answer recover(Span span, String actor);
}
