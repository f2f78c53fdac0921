package io.duebell.smpp.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between binds: doubling from least to most, each scattered by a third so that nodes don't come in step. */
final class Backoff {

    private final Duration least;
    private final Duration most;
    private int failures;

    Backoff(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    synchronized Duration next() {
        long doubled = least.toMillis() << Math.min(failures++, 20);
        long capped = Math.min(Math.max(doubled, 1), most.toMillis());
        return Duration.ofMillis((long) (capped * ThreadLocalRandom.current().nextDouble(0.67, 1.33)));
    }

    synchronized void reset() {
        failures = 0;
    }
}
