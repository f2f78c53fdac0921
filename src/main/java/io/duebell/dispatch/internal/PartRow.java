package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import org.jspecify.annotations.Nullable;

/** One part as it stands in the database. */
record PartRow(
        long noticeId,
        int partNo,
        State state,
        @Nullable String messageId,
        @Nullable String code,
        @Nullable ReceiptState receiptState,
        @Nullable String receiptCode) {

    /** What the carrier answered. */
    enum State {
        /** Committed before the first byte leaves; no answer yet. */
        SENDING,
        ACCEPTED,
        /** Refused, so it may be sent again while the notice lives. */
        REFUSED,
        /** Silence: never sent again by itself. */
        IN_DOUBT
    }
}
