package io.duebell.dispatch.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * This run of the program among the others: a name of its own at each start, so that what an earlier run left behind is
 * recognised, and a heartbeat by the database's time.
 */
@Component
public class ThisNode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ThisNode.class);

    private final String name;
    private final String routesHash;
    private final NodeMapper nodes;
    private final LinkReports reports;
    private final DatabaseMark mark;
    private final Duration timeout;
    private final Duration beat;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "node-heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long beatAt = System.nanoTime();
    private volatile long unbrokenSince;
    private volatile @Nullable ScheduledFuture<?> beating;

    ThisNode(
            @Value("${duebell.node:gateway}") String configured,
            @Value("${duebell.routes.dir:routes}") String routes,
            NodeMapper nodes,
            LinkReports reports,
            DatabaseMark mark,
            DispatchSettings settings) {
        String start = Integer.toString(ThreadLocalRandom.current().nextInt(1 << 20, 1 << 24), 32);
        this.name = configured + "-" + start;
        this.routesHash = RoutesHash.of(Path.of(routes));
        this.nodes = nodes;
        this.reports = reports;
        this.mark = mark;
        this.timeout = settings.nodeTimeout();
        this.beat = timeout.dividedBy(5);
        this.unbrokenSince = beatAt - timeout.toNanos();
    }

    /** Unique to this start, at most 40 characters. */
    public String name() {
        return name;
    }

    /** How long ago the database last took this node's heartbeat. */
    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - beatAt);
    }

    /**
     * Whether another's silence says that it is dead. After the database was away every node has been silent, and whoever
     * is back first must give the others time to say that they live.
     */
    boolean hearsOthers() {
        return System.nanoTime() - unbrokenSince >= timeout.toNanos();
    }

    @Override
    public void start() {
        mark.check();
        nodes.enter(name, routesHash);
        List<String> others = nodes.withOtherRoutes(routesHash);
        if (!others.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("nodes", others)
                    .log("Other nodes run other routes; give every node the same folder of duebell.routes.dir");
        }
        beatAt = System.nanoTime();
        beating = heart.scheduleWithFixedDelay(this::beat, 0, beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            nodes.beat(name);
            long now = System.nanoTime();
            if (now - beatAt > timeout.toNanos() / 2) {
                unbrokenSince = now;
            }
            beatAt = now;
            mark.keep(name);
            reports.write(name);
        } catch (DataAccessException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMostSpecificCause().getMessage())
                    .log("The heartbeat found no database; it goes on trying");
        } catch (RuntimeException e) {
            // One that got out would be the last: the schedule ends with it.
            LOG.atError().setCause(e).log("The heartbeat stumbled; it goes on trying");
        }
    }

    @Override
    public void stop() {
        heart.shutdownNow();
        beating = null;
        try {
            if (!heart.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.atWarn().log("The last heartbeat hangs; the others may find this node silent after its end");
            }
            nodes.leave(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            LOG.atWarn().log("The node could not sign off; the others will find it silent");
        }
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }

    /** Enters first and leaves last: while anything sends, the node is seen. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }
}
