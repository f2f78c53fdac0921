package io.duebell.alarm.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News of an alarm on its way by one channel.
 *
 * @param news {@code raised} or {@code cleared}
 * @param tries this one included
 */
public record AlarmMessage(
        long id,
        String news,
        int tries,
        String code,
        String subject,
        String detail,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        int times) {}
