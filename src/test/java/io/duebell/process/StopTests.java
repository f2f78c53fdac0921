package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway is told to end while its window is full; the carrier's log is the judge of what it left behind. */
@Tag("process")
class StopTests {

    /** What a JVM ends with on SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(300);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCleanStopWaitsForTheAnswersInFlightAndLeavesNoDoubt() throws Exception {
        world.startCarrier("--latency=1000", "--receipt-delay=100-600");
        Program gateway = world.startGateway("only", "--duebell.links[0].window=20", "--duebell.links[0].rate=40");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.inState("SENDING") > 5
                        && world.count("SELECT COUNT(*) FROM notice_part WHERE state = 'ACCEPTED'") > 5);

        long begun = System.nanoTime();
        int exit = gateway.stop();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        CarrierLog log = CarrierLog.read(world.smscLog());
        assertThat(exit).isEqualTo(TERMINATED);
        assertThat(took).isLessThan(Duration.ofSeconds(15));
        assertThat(world.inState("SENDING", "IN_DOUBT"))
                .as(world.states().toString())
                .isZero();
        assertThat(world.inState("READY")).as("stopped under load").isPositive();
        assertThat(world.jdbc.queryForList(
                        "SELECT DISTINCT CONCAT(state, ' ', code) FROM notice_part WHERE message_id IS NULL",
                        String.class))
                .as("parts that have no id never left")
                .isSubsetOf("REFUSED no-bind", "REFUSED draining", "REFUSED not-sent");
        assertThat(world.count("SELECT COUNT(*) FROM notice_part WHERE state = 'ACCEPTED'"))
                .as("parts that the carrier took")
                .isEqualTo(log.parts());
        assertThat(log.tooMany(world.jdbc)).isEmpty();
        assertThat(world.count("SELECT COUNT(*) FROM node WHERE ended_at IS NULL"))
                .as("nodes that did not say that they ended")
                .isZero();
    }
}
