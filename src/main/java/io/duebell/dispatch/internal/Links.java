package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The lanes of this node's links, and the choice among them. */
@Component
public class Links implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final int LEAST_CLAIM = 5;

    private final LinkChoice policy;
    private final List<Lane> lanes;
    private final Object room = new Object();
    private final ExecutorService pacing = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "link-pace");
        thread.setDaemon(true);
        return thread;
    });

    Links(List<CarrierLink> links, LinkChoice policy, SharedPace shared, DispatchMeters meters) {
        this.policy = policy;
        this.lanes = links.stream().map(link -> lane(link, shared, meters)).toList();
    }

    private Lane lane(CarrierLink link, SharedPace shared, DispatchMeters meters) {
        Turns turns = new Turns(
                link.id(),
                link.licensedRate(),
                shared,
                pacing,
                turnsMissed -> meters.turnsMissed(link.id(), turnsMissed));
        Lane lane = new Lane(link, turns, this::tellOfRoom);
        link.onThrottled(() -> {
            meters.throttled(link.id());
            pacing.execute(() -> cut(link, shared));
        });
        lane.start();
        return lane;
    }

    private static void cut(CarrierLink link, SharedPace shared) {
        try {
            shared.cut(link.id(), link.licensedRate());
        } catch (DataAccessException e) {
            LOG.atDebug().addKeyValue("link", link.id()).log("the pace could not be cut; the next throttle will");
        }
    }

    boolean anyReady(Channel channel) {
        return lanes.stream().anyMatch(lane -> lane.serves(channel));
    }

    /** Whether a notice could ever leave, were all links bound; one that was begun waits for its link. */
    boolean hasRoute(NoticeRow notice, Set<String> refusedBy) {
        List<String> ofChannel = lanes.stream()
                .map(Lane::link)
                .filter(link -> link.channel() == notice.channel())
                .map(CarrierLink::id)
                .toList();
        return notice.link() != null || policy.hasRoute(ofChannel, notice.kind(), notice.recipient(), refusedBy);
    }

    /** Whether there is more than one way. */
    boolean several() {
        return lanes.size() > 1;
    }

    /** A choice for one batch: what it has given to a lane counts against the lane's room. */
    Choice choice() {
        return new Choice();
    }

    /** Chooses lanes for the notices of one batch. */
    final class Choice {

        private final Map<Lane, Integer> given = new HashMap<>();

        /**
         * The link a notice was begun on if it was, else one that {@link LinkChoice} picks; none while no link that may carry
         * it is ready and has room.
         *
         * @param refusedBy links that refused its number as not their own
         */
        Optional<Lane> lane(NoticeRow notice, Set<String> refusedBy) {
            List<Lane> able = lanes.stream()
                    .filter(lane -> lane.serves(notice.channel()))
                    .filter(lane -> mayCarry(lane.link(), notice, refusedBy))
                    .filter(lane -> freeRoom(lane) > 0)
                    .toList();
            Optional<Lane> chosen = policy.pick(
                            able.stream().map(lane -> lane.link().id()).toList(), notice.parts())
                    .flatMap(id -> able.stream()
                            .filter(lane -> lane.link().id().equals(id))
                            .findFirst());
            chosen.ifPresent(lane -> given.merge(lane, notice.parts(), Integer::sum));
            return chosen;
        }

        private boolean mayCarry(CarrierLink link, NoticeRow notice, Set<String> refusedBy) {
            return notice.link() == null
                    ? policy.carries(link.id(), notice.kind(), notice.recipient(), refusedBy)
                    : link.id().equals(notice.link());
        }

        private int freeRoom(Lane lane) {
            return lane.freeRoom() - given.getOrDefault(lane, 0);
        }
    }

    /** Parts to commit ahead at once for a channel: as many as the widest ready link takes. */
    int window(Channel channel) {
        return lanes.stream()
                .filter(lane -> lane.serves(channel))
                .mapToInt(Lane::ahead)
                .max()
                .orElse(1);
    }

    /** Notices to claim for a channel: what its ready links send in a second, so that an urgent one waits no longer. */
    int claim(Channel channel, int most) {
        double pace = lanes.stream()
                .filter(lane -> lane.serves(channel))
                .mapToDouble(Lane::pace)
                .sum();
        return (int) Math.min(most, Math.max(LEAST_CLAIM, pace));
    }

    /** Waits until a ready link has room for another batch, or none is ready. */
    void awaitRoom(Channel channel) throws InterruptedException {
        synchronized (room) {
            while (lanes.stream().filter(lane -> lane.serves(channel)).noneMatch(Lane::hasRoom) && anyReady(channel)) {
                room.wait(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private void tellOfRoom() {
        synchronized (room) {
            room.notifyAll();
        }
    }

    List<Lane> all() {
        return lanes;
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
        pacing.shutdownNow();
    }
}
