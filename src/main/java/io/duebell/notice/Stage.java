package io.duebell.notice;

import io.duebell.carrier.Channel;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One rung of the ladder.
 *
 * @param offset days from the due date: negative before, zero on the day, positive after
 * @param template the id of the text, in every language
 * @param validDays business days on which it is still worth sending, the first included; positive
 */
public record Stage(NoticeKind kind, int offset, Channel channel, String template, int validDays) {

    private static final LocalTime LAST_SENDING = LocalTime.of(20, 30);

    /**
     * The stage's id without its kind, so that an instalment keeps the stages it was told when its kind or date changes:
     * {@code D-5}, {@code D-0}, {@code D+30}.
     */
    public String occasion() {
        return offset > 0 ? "D+" + offset : "D-" + -offset;
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
