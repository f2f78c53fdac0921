package io.duebell.notice;

import io.duebell.carrier.Channel;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One rung of the ladder, or a campaign.
 *
 * @param occasion what tells it from the others, without its kind, so that an instalment keeps the stages it was told when
 *     its kind or date changes: {@code D-5}, {@code D-0}, {@code D+30}, {@code C12}
 * @param offset days from the due date: negative before, zero on the day, positive after
 * @param template the id of the text, in every language
 * @param validDays business days on which it is still worth sending, the first included; positive
 */
public record Stage(NoticeKind kind, String occasion, int offset, Channel channel, String template, int validDays) {

    private static final LocalTime LAST_SENDING = LocalTime.of(20, 30);

    /** A rung of the ladder; its occasion follows from its offset. */
    public Stage(NoticeKind kind, int offset, Channel channel, String template, int validDays) {
        this(kind, offset > 0 ? "D+" + offset : "D-" + -offset, offset, channel, template, validDays);
    }

    /** When it stops being worth sending. */
    public Instant notAfter(LocalDate businessDate) {
        return businessDate
                .plusDays(validDays - 1L)
                .atTime(LAST_SENDING)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}
