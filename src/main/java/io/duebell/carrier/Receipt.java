package io.duebell.carrier;

import io.duebell.shared.Msisdn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery receipt as a link understood it.
 *
 * @param messageId in the link's normal form
 * @param code the carrier's own error code, where one was given ({@code err:})
 * @param msisdn the handset, where it was given and is a number
 * @param doneAt as the carrier wrote it, for evidence; never reckoned with
 */
public record Receipt(
        String link,
        String messageId,
        ReceiptState state,
        @Nullable String code,
        @Nullable Msisdn msisdn,
        @Nullable String doneAt,
        Instant receivedAt) {}
