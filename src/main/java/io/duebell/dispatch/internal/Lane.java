package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link with the notices that were handed to it on this node: begun, and committed ahead. One thread lets their parts
 * leave, each in its turn; the later parts of a begun notice go before the first of another.
 */
final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** A part that waits, with the turns it takes: one for each message the carrier will send of it. */
    private record Step(int turns, Runnable run) {}

    private static final double SECONDS_AHEAD = 0.5;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final CarrierLink link;
    private final Turns turns;
    private final Runnable room;
    private final Thread thread;
    private final Deque<Step> later = new ArrayDeque<>();
    private final Deque<Step> fresh = new ArrayDeque<>();
    private int begun;
    private int answered;

    /**
     * @param room told whenever there is room for more notices
     */
    Lane(CarrierLink link, Turns turns, Runnable room) {
        this.link = link;
        this.turns = turns;
        this.room = room;
        this.thread = new Thread(this::run, "lane-" + link.id());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CarrierLink link() {
        return link;
    }

    /** Parts a second that it goes at, as last heard. */
    double pace() {
        return turns.pace();
    }

    boolean serves(Channel channel) {
        return link.channel() == channel && link.isReady();
    }

    /** Notices to commit at once: a window of them, and no more than leave in half a second. */
    int ahead() {
        return Math.max(1, Math.min(link.window(), (int) (pace() * SECONDS_AHEAD)));
    }

    /** Notices it can take beside those it has; with these it has twice {@link #ahead}. */
    synchronized int freeRoom() {
        return 2 * ahead() - begun - answered - fresh.size();
    }

    boolean hasRoom() {
        return freeRoom() >= ahead();
    }

    /** The first part of a notice; {@link #leave} must follow once its answers are recorded. */
    synchronized void begin(int turns, Runnable part) {
        fresh.add(new Step(turns, part));
        notifyAll();
    }

    /** A later part of a begun notice. */
    synchronized void goOn(int turns, Runnable part) {
        later.add(new Step(turns, part));
        notifyAll();
    }

    /** A begun notice has its answers: another may leave while they are recorded, but none more is committed ahead. */
    synchronized void answered() {
        begun--;
        answered++;
        notifyAll();
    }

    /** The answers of a notice are recorded. */
    void leave() {
        boolean hadRoom;
        synchronized (this) {
            hadRoom = hasRoom();
            answered--;
            notifyAll();
        }
        if (!hadRoom && hasRoom()) {
            room.run();
        }
    }

    synchronized boolean isIdle() {
        return begun == 0 && answered == 0 && fresh.isEmpty();
    }

    /** Waits until everything is done with, at most until a moment of {@link System#nanoTime}. */
    synchronized void awaitIdle(long deadline) throws InterruptedException {
        while (!isIdle()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    private void run() {
        try {
            while (true) {
                next().run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Runnable next() throws InterruptedException {
        Step part = null;
        boolean refused = false;
        int waiting;
        synchronized (this) {
            while (part == null) {
                part = later.poll();
                if (part == null && begun < link.window() && !fresh.isEmpty()) {
                    part = fresh.poll();
                    begun++;
                    refused = !link.isReady();
                }
                if (part == null) {
                    wait(LOOK_AGAIN_MILLIS);
                }
            }
            waiting = 1 + later.size() + fresh.size();
        }
        if (!refused) {
            // What the link will not take needs no turn: it goes back at once and may leave by another.
            for (int turn = 0; turn < part.turns(); turn++) {
                turns.await(waiting);
            }
        }
        return guarded(part.run());
    }

    private Runnable guarded(Runnable part) {
        return () -> {
            try {
                part.run();
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("link", link.id())
                        .setCause(e)
                        .log("a fault of ours in handing a part over; its notice stays SENDING until this node ends");
            }
        };
    }

    /** What has not left by now stays SENDING. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
