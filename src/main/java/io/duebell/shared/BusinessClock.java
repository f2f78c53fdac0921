package io.duebell.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The one clock that decides due dates, contact hours and {@code not_after}: wall time plus an offset, in the zone
 * the credit unions live in, whatever the machine's zone is.
 *
 * <p>The offset is zero but in the demo and in tests; there it may be moved forward while the program runs. Leases go
 * by the database's time, time-outs by {@link System#nanoTime()}, sessions by the system clock.
 */
public final class BusinessClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock wall;
    private volatile Duration offset;

    public BusinessClock(Duration offset) {
        this(Clock.system(ZONE), offset);
    }

    public BusinessClock(Clock wall, Duration offset) {
        this.wall = wall.withZone(ZONE);
        this.offset = offset;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    /** A plain clock in another zone that follows this one's offset at the moment of the call. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(wall.withZone(zone), getOffset());
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(getOffset());
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    public Duration getOffset() {
        return offset;
    }

    /** For the demo and tests alone; a negative step is refused, time does not run backward. */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("the business clock only moves forward, not by " + step);
        }
        offset = offset.plus(step);
    }
}
