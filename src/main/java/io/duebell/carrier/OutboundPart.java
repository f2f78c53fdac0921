package io.duebell.carrier;

import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Duration;

/**
 * One part of a text on its way to one handset.
 *
 * @param notice whose part it is, for logs alone
 * @param partNo from 1
 * @param recipient the handset
 * @param text the encoded part, header included
 * @param validFor how long the carrier may try; sent as a relative validity, whole seconds, positive
 */
public record OutboundPart(NoticeId notice, int partNo, Msisdn recipient, EncodedPart text, Duration validFor) {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /**
     * Sixteen bits that a carrier may give back in its receipts (user_message_reference, SMPP 3.4, 5.3.2.17), reckoned from
     * the notice and the part alone, so that they are known again after a crash.
     */
    public int userReference() {
        return ((int) ((notice.value() * SPREAD) >>> 48) + partNo) & 0xFFFF;
    }
}
