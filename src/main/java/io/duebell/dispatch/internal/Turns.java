package io.duebell.dispatch.internal;

import io.duebell.dispatch.internal.SharedPace.Run;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one link on this node: each is a slot of a run this node has taken. One thread waits here; the next run
 * is fetched while the last is used. A turn that was missed is lost: catching up would be a burst.
 */
final class Turns {

    /** A turn may be taken so late: as much as the slots' margin gains in a second, so that no second has too many. */
    static final Duration LATE = Duration.ofMillis(5);

    private static final long FETCH_BEFORE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CLOCKS_PART = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long CLOCK_WAS_SET = TimeUnit.SECONDS.toNanos(1);
    private static final Duration DATABASE_AWAY = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final String link;
    private final double licensed;
    private final SharedPace shared;
    private final Executor fetching;
    private final IntConsumer missed;
    private @Nullable Slots slots;
    private @Nullable CompletableFuture<Run> coming;
    private long clock = Long.MAX_VALUE;
    private long last = System.nanoTime() - CLOCK_WAS_SET;
    private volatile double pace;

    Turns(String link, double licensed, SharedPace shared, Executor fetching, IntConsumer missed) {
        this.link = link;
        this.licensed = licensed;
        this.shared = shared;
        this.fetching = fetching;
        this.missed = missed;
        this.pace = licensed;
    }

    /** Parts a second over all nodes, as of the last run. */
    double pace() {
        return pace;
    }

    /**
     * Returns when a part may leave, and the moment of its turn; {@code wanted} parts wait, this one among them. While the
     * database is away none may.
     */
    long await(int wanted) throws InterruptedException {
        while (true) {
            Slots now = slots;
            if (now == null) {
                slots = next(wanted);
                continue;
            }
            missed.accept(now.skip(System.nanoTime() - LATE.toNanos()));
            if (now.left == 0) {
                slots = null;
                continue;
            }
            long turn = now.take();
            // One part alone needs no second run, and what it took in vain would be lost to other nodes.
            if (coming == null && wanted > 1 && now.last() - System.nanoTime() < FETCH_BEFORE) {
                coming = fetch(wanted - 1);
            }
            if (sleepUntil(turn)) {
                last = turn;
                return turn;
            }
            missed.accept(1);
        }
    }

    private Slots next(int wanted) throws InterruptedException {
        while (true) {
            CompletableFuture<Run> fetch = coming == null ? fetch(wanted) : coming;
            coming = null;
            try {
                return slots(fetch.get());
            } catch (ExecutionException e) {
                LOG.atDebug()
                        .addKeyValue("link", link)
                        .addKeyValue("cause", String.valueOf(e.getCause()))
                        .log("no turns were to be had; asked again");
                TimeUnit.NANOSECONDS.sleep(DATABASE_AWAY.toNanos());
            }
        }
    }

    private CompletableFuture<Run> fetch(int wanted) {
        return CompletableFuture.supplyAsync(() -> shared.take(link, licensed, wanted), fetching);
    }

    /**
     * The database's clock is read from each answer. The quickest answer tells it best; it may part from ours a little,
     * and when it was set it is read anew.
     */
    private Slots slots(Run run) {
        long read = run.readNanos() - TimeUnit.MICROSECONDS.toNanos(run.nowMicros());
        boolean known = clock != Long.MAX_VALUE && Math.abs(read - clock) < CLOCK_WAS_SET;
        clock = known ? Math.min(read, clock + CLOCKS_PART) : read;
        pace = run.pace();
        Slots fresh = new Slots(run, clock);
        // Where our clock has been put right, turns may not come closer than they should.
        fresh.skip(Math.min(last + (long) (run.betweenMicros() * 990), System.nanoTime() + CLOCK_WAS_SET));
        return fresh;
    }

    private static boolean sleepUntil(long turn) throws InterruptedException {
        long left = turn - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = turn - System.nanoTime();
        }
        return -left <= LATE.toNanos();
    }

    /** The slots of a run by our clock. */
    private static final class Slots {

        private final long first;
        private final double between;
        private final int count;
        private int left;

        Slots(Run run, long clock) {
            this.first = clock + TimeUnit.MICROSECONDS.toNanos(run.firstMicros());
            this.between = run.betweenMicros() * 1000;
            this.count = run.slots();
            this.left = count;
        }

        /** Leaves out what was before a moment and says how many. */
        int skip(long before) {
            int missed = 0;
            while (left > 0 && at(count - left) < before) {
                left--;
                missed++;
            }
            return missed;
        }

        long take() {
            return at(count - left--);
        }

        long last() {
            return at(count - 1);
        }

        private long at(int index) {
            return first + (long) (index * between);
        }
    }
}
