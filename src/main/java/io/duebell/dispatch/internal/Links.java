package io.duebell.dispatch.internal;

import dev.failsafe.RateLimiter;
import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses a link for a notice and keeps each link's pace and room. */
@Component
public class Links {

    private final Map<String, Lane> lanes;

    Links(List<CarrierLink> links) {
        this.lanes = links.stream()
                .map(Lane::new)
                .collect(Collectors.toMap(lane -> lane.link().id(), Function.identity()));
    }

    boolean anyReady(Channel channel) {
        return lanes.values().stream().anyMatch(lane -> lane.serves(channel));
    }

    /** The link a notice was begun on if it was, else the ready one with most room. */
    Optional<Lane> choose(Channel channel, @Nullable String begunOn) {
        return lanes.values().stream()
                .filter(lane -> lane.serves(channel))
                .filter(lane -> begunOn == null || begunOn.equals(lane.link().id()))
                .max(Comparator.comparingInt(Lane::freeRoom));
    }

    /** Parts to commit ahead at once for a channel: the window of its widest ready link. */
    int window(Channel channel) {
        return lanes.values().stream()
                .filter(lane -> lane.serves(channel))
                .mapToInt(lane -> lane.link().window())
                .max()
                .orElse(1);
    }

    List<Lane> all() {
        return List.copyOf(lanes.values());
    }

    /** One link with its pace (parts a second, as licensed) and the notices it may have in flight. */
    static final class Lane {

        private static final Duration SHORTEST_SLEEP = Duration.ofMillis(2);

        private final CarrierLink link;
        private final Semaphore room;
        private final RateLimiter<Object> pace;

        Lane(CarrierLink link) {
            this.link = link;
            this.room = new Semaphore(link.window());
            Duration between = Duration.ofNanos((long) (1e9 / link.licensedRate()));
            this.pace = RateLimiter.smoothBuilder(between).build();
        }

        CarrierLink link() {
            return link;
        }

        boolean serves(Channel channel) {
            return link.channel() == channel && link.isReady();
        }

        int freeRoom() {
            return room.availablePermits();
        }

        /** Waits until the link may have one more notice in flight. */
        void enter() throws InterruptedException {
            room.acquire();
        }

        void leave() {
            room.release();
        }

        /**
         * Waits for the next part's turn. A wait below what a sleeping thread can keep is left to add up: a sleep lasts a
         * millisecond at least, and would hold every link to 1,000 parts a second.
         */
        void keepPace() throws InterruptedException {
            long nanos = pace.reservePermit().toNanos();
            if (nanos >= SHORTEST_SLEEP.toNanos()) {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        }

        boolean isIdle() {
            return room.availablePermits() == link.window();
        }
    }
}
