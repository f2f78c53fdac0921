package io.duebell.dispatch.internal;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down when the database has not taken this node's heartbeat for the node time-out: by then the others take it for dead.
 * It asks nothing itself, so it answers at once also while the database hangs.
 */
@Component
class NodeHealthIndicator extends AbstractHealthIndicator {

    private final ThisNode node;
    private final Duration timeout;

    NodeHealthIndicator(ThisNode node, DispatchSettings settings) {
        this.node = node;
        this.timeout = settings.nodeTimeout();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Duration silent = node.silentFor();
        if (silent.compareTo(timeout) > 0) {
            builder.down()
                    .withDetail(
                            "problem",
                            "the gateway's database has taken no heartbeat for " + silent.toSeconds() + " s");
        } else {
            builder.up();
        }
    }
}
