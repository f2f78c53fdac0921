package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures how much of a link's licence is used and prints it; it asserts nothing. {@code mvn verify -Pbenchmark
 * -Dit.test=PaceBenchmarkTests [-Dbench.seconds=60]}.
 *
 * <p>The carrier throttles at the licensed rate and its own log is what is counted: parts accepted, throttle answers, and the
 * fullest second of its clock.
 */
@Tag("benchmark")
class PaceBenchmarkTests {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int SETTLE = 3;
    private static final List<Integer> RATES = List.of(50, 200, 1000);

    @Test
    void measure() throws Exception {
        int parts = 2
                * (SECONDS + 2 * SETTLE)
                * RATES.stream().mapToInt(Integer::intValue).sum();
        // Six of ten households have something due.
        try (World world = new World(parts * 10 / 5)) {
            plan(world);
            for (int rate : RATES) {
                run(world, rate);
            }
        }
    }

    private static void plan(World world) {
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'benchmark: plan first'");
        Program planner = world.startGateway("planner");
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(20))
                .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
        planner.close();
        say("%d notices are ready", world.inState("READY"));
    }

    private static void run(World world, int rate) throws IOException, InterruptedException {
        String[] settings = {
            "--duebell.links[0].rate=" + rate, "--duebell.links[0].window=50", "--duebell.links[0].binds=2"
        };
        Program carrier = world.startCarrier("--latency=20", "--rate=" + rate, "--receipt-delay=0-0");
        Program first = world.startGateway("first", settings);
        measure(world, rate, "1 node, 2 binds");
        Program second = world.startGateway("second", settings);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.count("SELECT COUNT(DISTINCT node) FROM bind_lease") == 2);
        measure(world, rate, "2 nodes, 1 bind each");
        second.close();
        first.close();
        carrier.close();
    }

    private static void measure(World world, int rate, String what) throws IOException, InterruptedException {
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE, reason = 'benchmark: send'");
        Instant begin = Instant.now().plusSeconds(SETTLE + 1);
        TimeUnit.SECONDS.sleep(SECONDS + SETTLE + 2);
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'benchmark: next'");
        TimeUnit.SECONDS.sleep(2);
        Map<Long, Integer> perSecond = new TreeMap<>();
        int throttled = 0;
        for (String line : Files.readAllLines(world.smscLog())) {
            String[] fields = line.split("\t", -1);
            Instant at = Instant.parse(fields[0]);
            if (!fields[2].equals("submit_sm") || at.getEpochSecond() < begin.getEpochSecond()) {
                continue;
            }
            if (fields[4].equals("58")) {
                throttled++;
            } else if (at.getEpochSecond() < begin.getEpochSecond() + SECONDS) {
                perSecond.merge(at.getEpochSecond(), 1, Integer::sum);
            }
        }
        int sum = perSecond.values().stream().mapToInt(Integer::intValue).sum();
        int worst =
                perSecond.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        say(
                "%4d parts/s, %s: %.2f %% of the licence over %d s, fullest second %d parts, %d throttle answers, %d still ready",
                rate, what, 100.0 * sum / ((double) rate * SECONDS), SECONDS, worst, throttled, world.inState("READY"));
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
