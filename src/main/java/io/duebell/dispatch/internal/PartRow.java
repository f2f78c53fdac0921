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

    /** {@code code} of a part whose doubt an answer after the time-out settled. */
    static final String BY_LATE_ANSWER = "late-answer";

    /** {@code code} of a part whose doubt a receipt settled, joined by handset, link and time. */
    static final String BY_LATE_RECEIPT = "late-receipt";

    /**
     * With a receipt that came for it; a final one is never overwritten. One that names a message where none is known
     * settles the part's doubt.
     */
    PartRow with(ReceiptRow receipt) {
        if (receiptState != null && receiptState.isFinal()) {
            return this;
        }
        boolean settlesDoubt = messageId == null && state == State.IN_DOUBT;
        return new PartRow(
                noticeId,
                partNo,
                settlesDoubt ? State.ACCEPTED : state,
                link,
                settlesDoubt ? receipt.messageId() : messageId,
                settlesDoubt ? BY_LATE_RECEIPT : code,
                receipt.state(),
                receipt.code(),
                receipt.receivedAt());
    }

    /** Whether it still is the part that a receipt was matched with. */
    boolean isMeantBy(ReceiptRow receipt) {
        return messageId == null ? state == State.IN_DOUBT : messageId.equals(receipt.messageId());
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
