package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway is stopped with parts under way, cleanly and by kill -9, and started again under its name at once. */
@Tag("process")
class StopTests {

    private static final String[] PACE = {"--duebell.links[0].window=10", "--duebell.links[0].rate=40"};

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(200);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCleanStopDrainsTheWindowAndALostNodesDoubtsAreKnownWithinSeconds() throws Exception {
        world.startCarrier("--latency=1500", "--receipt-delay=100-600");
        Program gateway = world.startGateway("only", PACE);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("SENDING") > 5);

        gateway.close();
        assertThat(world.inState("SENDING", "IN_DOUBT"))
                .as("after a clean stop")
                .isZero();
        assertThat(world.count("SELECT COUNT(*) FROM node WHERE ended_at IS NULL"))
                .isZero();

        gateway = world.startGateway("only", PACE);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.inState("SENDING") > 5);
        long under = world.inState("SENDING");
        gateway.kill();
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE");
        world.startGateway("only", PACE);
        await().atMost(Duration.ofSeconds(20)).until(() -> world.inState("SENDING") == 0);

        assertThat(world.inState("IN_DOUBT")).isBetween(1L, 2 * under + 10);
    }
}
