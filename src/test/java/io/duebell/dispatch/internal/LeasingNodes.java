package io.duebell.dispatch.internal;

import io.duebell.carrier.BindLicences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes that lease binds from one real database, for tests of other rooms too. */
public final class LeasingNodes implements AutoCloseable {

    private final Workbench bench = new Workbench();
    private final Duration lease;
    private final List<ThisNode> running = new ArrayList<>();

    public LeasingNodes(Duration lease) {
        this.lease = lease;
        bench.get(ThisNode.class).stop();
    }

    /** A node that runs; it counts for the shares until the end of the test or {@link Node#end}. */
    public Node start(String name) {
        DispatchSettings settings =
                new DispatchSettings(500, Duration.ofSeconds(45), 5, lease, Set.of(), Duration.ofDays(3));
        ThisNode node = new ThisNode(
                name,
                "routes",
                bench.get(NodeMapper.class),
                bench.get(LinkReports.class),
                bench.get(DatabaseMark.class),
                settings);
        node.start();
        running.add(node);
        return new Node(
                node,
                new StoredBindLicences(
                        bench.get(LeaseMapper.class), bench.get(TransactionTemplate.class), node, settings));
    }

    /** The leases look as they will after so long. */
    void later(Duration time) {
        bench.jdbc()
                .update(
                        "UPDATE bind_lease SET lease_until = lease_until - INTERVAL ? MICROSECOND",
                        time.toNanos() / 1000);
    }

    /** No node runs and no bind is leased. */
    public void reset() {
        running.forEach(ThisNode::stop);
        running.clear();
        bench.jdbc().update("UPDATE node SET ended_at = UTC_TIMESTAMP(3)");
        bench.jdbc().update("DELETE FROM bind_lease");
    }

    @Override
    public void close() {
        running.forEach(ThisNode::stop);
        bench.close();
    }

    /** One of them. */
    public static final class Node {

        private final ThisNode node;
        private final BindLicences licences;

        private Node(ThisNode node, BindLicences licences) {
            this.node = node;
            this.licences = licences;
        }

        public BindLicences licences() {
            return licences;
        }

        /** Signs off; what it holds it still holds. */
        public void end() {
            node.stop();
        }
    }
}
