package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two gateways, the carrier and the database in processes of their own; gateways are killed while they send. The
 * carrier's log is the judge.
 */
@Tag("process")
class KillTests {

    private static final int WINDOW = 10;
    private static final int KILLS = 3;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(1500);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void killedGatewaysLoseNothingAndSendNothingTwice() throws Exception {
        // Slow enough for some parts to be under way at every moment, and nothing leaves before both gateways can be
        // killed.
        String[] pace = {"--duebell.links[0].window=" + WINDOW, "--duebell.links[0].rate=40"};
        world.startCarrier("--latency=150", "--receipt-delay=100-600");
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE");
        Program first = world.startGateway("first", pace);
        Program second = world.startGateway("second", pace);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.inState("READY") > 700);
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE");

        awaitSent(150);
        first.kill();
        awaitSent(350);
        second.kill();
        first = world.startGateway("first", pace);
        awaitSent(500);
        first.kill();
        world.startGateway("first", pace);
        world.startGateway("second", pace);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.inState("PLANNED", "READY", "SENDING", "SENT", "HELD") == 0);

        var planned = world.planned();
        world.takenByCarrier()
                .forEach((handset, parts) -> assertThat(parts)
                        .as("parts the carrier took for %s", handset)
                        .isLessThanOrEqualTo(planned.getOrDefault(handset, 0)));
        assertThat(world.inState("IN_DOUBT"))
                .as("in doubt after %s kills", KILLS)
                .isBetween(1L, 2L * WINDOW * KILLS);
        assertThat(world.inState("DELIVERED")).isGreaterThan(700);
        assertThat(world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'"))
                .isEqualTo(1);
    }

    private void awaitSent(long notices) {
        await().alias(notices + " sent")
                .atMost(Duration.ofSeconds(90))
                .until(() -> world.count("SELECT COUNT(*) FROM notice_part WHERE state = 'ACCEPTED'") >= notices);
    }
}
