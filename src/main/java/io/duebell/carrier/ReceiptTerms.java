package io.duebell.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed on a link's receipts.
 *
 * @param askAfter how overdue a receipt is before the carrier is asked for it; null: it is never asked
 * @param horizon how long a receipt may take; null: as long as dispatch is set to wait
 */
public record ReceiptTerms(
        @Nullable Duration askAfter, @Nullable Duration horizon) {

    /** The carrier is not asked, and the horizon is everybody's. */
    public static final ReceiptTerms USUAL = new ReceiptTerms(null, null);
}
