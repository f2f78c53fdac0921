package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.LinkStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes what each link of this node says of itself, with the rate since the last report. */
@Component
class LinkReports {

    private record Seen(long accepted, long nanos) {}

    private final List<CarrierLink> links;
    private final NodeMapper nodes;
    private final SharedPace shared;
    private final DispatchMeters meters;
    private final Map<String, Seen> before = new HashMap<>();

    LinkReports(List<CarrierLink> links, NodeMapper nodes, SharedPace shared, DispatchMeters meters) {
        this.links = links;
        this.nodes = nodes;
        this.shared = shared;
        this.meters = meters;
    }

    /** Called by the heartbeat alone. */
    void write(String node) {
        for (CarrierLink link : links) {
            LinkStatus status = link.status();
            Seen now = new Seen(status.accepted(), System.nanoTime());
            Seen last = before.put(status.link(), now);
            double seconds = last == null ? 0 : (now.nanos() - last.nanos()) / 1e9;
            double rate = last == null || seconds <= 0 ? 0 : (now.accepted() - last.accepted()) / seconds;
            double pace = shared.current(status.link(), link.licensedRate());
            meters.pace(status.link(), pace);
            nodes.report(node, status, rate, pace);
        }
        nodes.forgetReports();
    }
}
