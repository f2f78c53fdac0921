package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One part as it stands in the database. */
record PartRow(
        long noticeId,
        int partNo,
        State state,
        String link,
        @Nullable String messageId,
        @Nullable String code,
        @Nullable ReceiptState receiptState,
        @Nullable String receiptCode,
        @Nullable Instant receiptAt) {

    /** With a receipt that came for it; a final one is never overwritten. */
    PartRow with(ReceiptRow receipt) {
        if (receiptState != null && receiptState.isFinal()) {
            return this;
        }
        return new PartRow(
                noticeId, partNo, state, link, messageId, code, receipt.state(), receipt.code(), receipt.receivedAt());
    }

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
