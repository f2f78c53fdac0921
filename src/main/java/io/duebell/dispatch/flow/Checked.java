package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.NoticeRow;
import java.time.Duration;
import java.util.List;

/**
 * Notices that were looked at a last time.
 *
 * @param askedAt by {@code nanoTime}, before the loan book was asked
 */
record Checked(List<NoticeRow> notices, long askedAt) {

    /** So old may the answer of the loan book be when SENDING is committed. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);

    boolean isStale() {
        return System.nanoTime() - askedAt > GOOD_FOR.toNanos();
    }
}
