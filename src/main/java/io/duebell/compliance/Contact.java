package io.duebell.compliance;

import io.duebell.carrier.Channel;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contact that somebody intends.
 *
 * @param countedOn the day whose cap this notice has taken already, so that a retry does not take it twice
 * @param countsTowardsCaps false for receipts and answers to the borrower's own messages
 */
public record Contact(
        NoticeId notice,
        String borrowerNo,
        Msisdn msisdn,
        Channel channel,
        boolean countsTowardsCaps,
        @Nullable LocalDate countedOn) {}
