package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the main job and prints its figures; it asserts none. {@code mvn verify -Pbenchmark
 * [-Dbench.households=70000]}; 450,000 households have a million open instalments.
 *
 * <p>Gateway (256 MB heap), carrier simulator and database run in processes of their own on this machine. All that
 * production does is on: rules, last check, events, and the database's default durability.
 */
@Tag("benchmark")
class FlowBenchmarkTests {

    private static final int HOUSEHOLDS = Integer.getInteger("bench.households", 20_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void measure() throws Exception {
        say("%d cores, Java %s", Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        run(0, HOUSEHOLDS);
        run(20, Math.min(HOUSEHOLDS, 20_000));
    }

    private static void run(int latencyMillis, int households) throws IOException {
        try (World world = new World(households)) {
            world.startCarrier("--latency=" + latencyMillis, "--receipt-delay=0-0");
            world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'benchmark: plan first'");
            AtomicLong heap = new AtomicLong();
            Program gateway =
                    world.startGateway("bench", "--duebell.links[0].window=100", "--duebell.links[0].rate=100000");
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> {
                        heap.accumulateAndGet(heapUsed(gateway), Math::max);
                        return world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1;
                    });
            tellOfPlanning(world);
            world.jdbc.update("UPDATE sending_switch SET stopped = FALSE, reason = 'benchmark: send'");
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> {
                        heap.accumulateAndGet(heapUsed(gateway), Math::max);
                        return world.inState("READY", "SENDING", "SENT", "HELD") == 0;
                    });
            tellOfSending(world, latencyMillis);
            say("  heap high-water mark %d MB of 256 MB", heap.get() / (1 << 20));
            gateway.close();
        }
    }

    private static void tellOfPlanning(World world) {
        world.jdbc.query("SELECT * FROM book_snapshot ORDER BY id DESC LIMIT 1", row -> {
            long rows = row.getLong("borrowers")
                    + row.getLong("phones")
                    + row.getLong("loans")
                    + row.getLong("instalments");
            double seconds = row.getLong("millis") / 1000.0;
            say(
                    "snapshot: %,d rows (%,d open instalments) in %.1f s, %,.0f rows/s",
                    rows, row.getLong("instalments"), seconds, rows / seconds);
        });
        world.jdbc.query("""
                SELECT p.instalments, p.notices,
                       TIMESTAMPDIFF(MICROSECOND, (SELECT MAX(loaded_at) FROM book_snapshot), p.finished_at) / 1e6 AS seconds
                FROM planning_run p
                WHERE p.state = 'DONE'
                """, row -> {
            double seconds = row.getDouble("seconds");
            say(
                    "planning: %,d open instalments judged, %,d notices planned in %.1f s, %,.0f instalments/s",
                    row.getLong("instalments"), row.getLong("notices"), seconds, row.getLong("instalments") / seconds);
        });
    }

    private static void tellOfSending(World world, int latencyMillis) {
        Sent all = sentSince(world, "SELECT MIN(at) AS at FROM notice_event WHERE to_state = 'SENDING'");
        say(
                "sending at %d ms latency, window 100, one bind: %,d notices from READY to committed receipt in %.1f s, %,.0f/s",
                latencyMillis, all.notices(), all.seconds(), all.notices() / all.seconds());
        Sent last = sentSince(world, """
                SELECT at
                FROM notice_event
                WHERE to_state IN ('DELIVERED', 'UNDELIVERED')
                ORDER BY at
                LIMIT 1 OFFSET %d""".formatted(all.notices() * 2 / 3));
        say("  of these the last third, the programs being warm: %,.0f/s", last.notices() / last.seconds());
        world.jdbc.query("SELECT @@version AS version, @@innodb_flush_log_at_trx_commit AS flush", row -> {
            say(
                    "  %s, innodb_flush_log_at_trx_commit=%s, ended as %s",
                    row.getString("version"), row.getString("flush"), world.states());
        });
    }

    /** What ended after a moment of the database. */
    private static Sent sentSince(World world, String moment) {
        return Objects.requireNonNull(world.jdbc.queryForObject(
                """
                SELECT COUNT(*) AS notices, TIMESTAMPDIFF(MICROSECOND, begin.at, MAX(e.at)) / 1e6 AS seconds
                FROM (%s) begin
                         JOIN notice_event e ON e.at >= begin.at
                WHERE e.to_state IN ('DELIVERED', 'UNDELIVERED')
                """.formatted(moment), (row, no) -> new Sent(row.getLong("notices"), row.getDouble("seconds"))));
    }

    private record Sent(long notices, double seconds) {}

    private static long heapUsed(Program gateway) throws InterruptedException {
        try {
            URI meters = URI.create("http://127.0.0.1:" + gateway.managementPort() + "/actuator/prometheus");
            String body = HTTP.send(HttpRequest.newBuilder(meters).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return (long) body.lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException notUpYet) {
            return 0;
        }
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
