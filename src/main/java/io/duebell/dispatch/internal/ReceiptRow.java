package io.duebell.dispatch.internal;

import io.duebell.carrier.ReceiptState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was stored.
 *
 * @param looked whether its part was looked for before
 */
public record ReceiptRow(
        long id,
        String link,
        String messageId,
        ReceiptState state,
        @Nullable String code,
        @Nullable String msisdn,
        Instant receivedAt,
        boolean looked) {}
