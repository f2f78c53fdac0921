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
public record OutboundPart(NoticeId notice, int partNo, Msisdn recipient, EncodedPart text, Duration validFor) {}
