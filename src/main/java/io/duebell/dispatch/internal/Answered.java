package io.duebell.dispatch.internal;

import io.duebell.carrier.SendOutcome;
import java.util.List;

/**
 * What came of one sending: an outcome for each part that was handed to the link, in order. Parts after the first that
 * was not accepted never left and have none.
 */
record Answered(NoticeRow notice, String link, List<PartAnswer> parts, List<Integer> notSent) {

    /** The outcome of one part. */
    record PartAnswer(int partNo, SendOutcome outcome) {}

    SendOutcome last() {
        return parts.get(parts.size() - 1).outcome();
    }
}
