package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The gateway's database is lost while two gateways send, and put back from a dump: what waited at the backup, and what was
 * planned only after it. The carrier's log is the judge.
 */
@Tag("process")
class RestoreTests {

    private static final String[] PACE = {"--duebell.links[0].window=10", "--duebell.links[0].rate=10"};

    private World world;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(System.getProperty("test.database", "embedded").equals("embedded"), "the engine's own dump program");
        world = new World(300);
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void whatLeftAfterABackupNeverLeavesAgainByItself() throws Exception {
        world.startCarrier("--latency=50", "--receipt-delay=100-600");
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE");
        Dump beforePlanning = Dump.of(world.database.gateway());
        String beforePlanningAt = now();
        Program first = world.startGateway("first", PACE);
        Program second = world.startGateway("second", PACE);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
        long planned = world.inState("READY");
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE");

        awaitTaken(20);
        String whileSendingAt = now();
        Dump whileSending = Dump.of(world.database.gateway());
        awaitTaken(60);
        // Longer than a heartbeat: what was lost must show in the mark.
        String known = world.jdbc.queryForObject("SELECT MAX(seen_at) + INTERVAL 3 SECOND FROM node", String.class);
        await().until(() -> world.count("SELECT COUNT(*) FROM node WHERE seen_at > ?", known) > 0);
        first.kill();
        second.kill();
        whileSending.restore();

        // The gateway finds by itself that its database was set back.
        Program careful = world.startGateway("first", PACE);
        assertThat(world.count("SELECT COUNT(*) FROM sending_switch WHERE stopped AND changed_by = 'restore guard'"))
                .isEqualTo(1);
        careful.close();
        String said = recover(whileSendingAt);
        assertThat(said).contains("that were READY");
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE");
        careful = world.startGateway("first", PACE);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("PLANNED", "READY", "SENDING", "HELD") == 0);
        assertNothingTwice();
        assertThat(world.inState("IN_DOUBT")).isGreaterThan(planned - 80);
        int taken = CarrierLog.read(world.smscLog()).parts();

        // Back to before the planning: all of it is planned again, and all of it may have left.
        careful.kill();
        beforePlanning.restore();
        recover(beforePlanningAt);
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE");
        world.startGateway("first", PACE);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);

        assertThat(world.inState("IN_DOUBT")).isEqualTo(planned);
        assertThat(world.inState("READY", "HELD", "SENDING", "SENT")).isZero();
        assertThat(CarrierLog.read(world.smscLog()).parts()).isEqualTo(taken);
    }

    private void assertNothingTwice() throws Exception {
        assertThat(CarrierLog.read(world.smscLog()).tooMany(world.jdbc))
                .as("parts the carrier took twice")
                .isEmpty();
    }

    private void awaitTaken(int parts) {
        await().alias(parts + " taken")
                .atMost(Duration.ofSeconds(60))
                .until(() -> CarrierLog.read(world.smscLog()).parts() >= parts);
    }

    /** A node that was killed counts as alive for a moment; then the command does its work. */
    private String recover(String since) {
        String[] said = {""};
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    Program job = world.runJob("recover", "--lost-since=" + since, "--actor=test");
                    said[0] = job.output();
                    return job.awaitEnd() == 0;
                });
        return said[0];
    }

    private String now() {
        return LocalDateTime.now(new BusinessClock(world.offset()))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
