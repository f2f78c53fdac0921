package io.duebell.smpp.internal;

import java.time.Duration;

/** A relative time of SMPP 3.4, 7.1.1.2: {@code YYMMDDhhmmss000R}, with days up to 30 before months begin. */
final class RelativeTime {

    private static final Duration MOST = Duration.ofDays(30);

    private RelativeTime() {}

    /** Whole seconds, at least one; more than thirty days are sent as thirty. */
    static String of(Duration time) {
        Duration bounded = time.compareTo(MOST) > 0 ? MOST : time;
        Duration whole = Duration.ofSeconds(Math.max(1, bounded.toSeconds()));
        return "0000%02d%02d%02d%02d000R"
                .formatted(whole.toDaysPart(), whole.toHoursPart(), whole.toMinutesPart(), whole.toSecondsPart());
    }
}
