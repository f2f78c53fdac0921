package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures one node's way from READY to committed receipt over every kind of link and prints its figures; it asserts none.
 * {@code mvn verify -Pbenchmark -Dit.test=LinkBenchmarkTests [-Dbench.link-households=400000] [-Dbench.link-seconds=20]
 * [-Dbench.latencies=0,5] [-Dbench.windows=10] [-Dbench.binds=1]}.
 *
 * <p>Gateway (256 MB heap), a carrier for each latency and the database run in processes of their own on this machine. All
 * that production does is on: rules, last check, events, and the database's default durability. One gateway has a link for
 * each case, and one of them is open at a time, so that the programs stay warm.
 */
@Tag("benchmark")
class LinkBenchmarkTests {

    private static final int HOUSEHOLDS = Integer.getInteger("bench.link-households", 200_000);
    private static final int SECONDS = Integer.getInteger("bench.link-seconds", 10);
    private static final List<Integer> LATENCIES = list("bench.latencies", "0,5,20,50");
    private static final List<Integer> WINDOWS = list("bench.windows", "10,100");
    private static final List<Integer> BINDS = list("bench.binds", "1,2,4");

    @Test
    void measure() throws IOException {
        say("%d cores, Java %s", Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        try (World world = new World(HOUSEHOLDS)) {
            world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'benchmark: plan first'");
            // The link of every world; its carrier is not started.
            disable(world, "test");
            List<Case> cases = new ArrayList<>();
            List<String> settings = new ArrayList<>(List.of("--duebell.dispatch.max-tries=50"));
            List<Program> carriers = new ArrayList<>();
            for (int latency : LATENCIES) {
                int port = Program.freePort();
                carriers.add(world.startCarrierAt(port, "--latency=" + latency, "--receipt-delay=0-0"));
                for (int window : WINDOWS) {
                    for (int binds : BINDS) {
                        Case next = new Case(latency, window, binds);
                        next.link(settings, 1 + cases.size(), port);
                        cases.add(next);
                        world.jdbc.update("""
                                INSERT INTO link_order (link, ordered, ordered_by, ordered_at, reason)
                                VALUES (?, 'DISABLE', 'benchmark', UTC_TIMESTAMP(3), 'one at a time')
                                """, next.link());
                    }
                }
            }
            Program gateway = world.startGateway("bench", settings.toArray(String[]::new));
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
            world.jdbc.update("UPDATE sending_switch SET stopped = FALSE, reason = 'benchmark: send'");
            warm(world, cases.get(0));
            for (Case next : cases) {
                measure(world, next, gateway, carriers);
            }
            gateway.close();
        }
    }

    /** The first case once, untold: the compiler of the JVM and the pages of the database are not what is asked about. */
    private static void warm(World world, Case first) {
        order(world, first, "OPEN");
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(5))
                .until(() -> world.inState("READY") < HOUSEHOLDS / 4);
        close(world, first);
    }

    private static void measure(World world, Case which, Program gateway, List<Program> carriers) {
        putBack(world);
        order(world, which, "OPEN");
        awaitDelivered(world, 1);
        Usage before = Usage.now(world, gateway, carriers);
        long end = before.nanos + Duration.ofSeconds(SECONDS).toNanos();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(SECONDS + 5))
                .until(() -> System.nanoTime() >= end || world.inState("READY", "SENDING", "SENT") == 0);
        Usage after = Usage.now(world, gateway, carriers);
        close(world, which);
        long left = world.inState("READY");
        double messages = after.delivered - before.delivered;
        double seconds = (after.nanos - before.nanos) / 1e9;
        say(
                "%2d ms, window %3d, %d bind%s: %,6.0f/s; CPU s per 1,000: gateway %.2f, database %.2f, carrier %.2f%s",
                which.latency,
                which.window,
                which.binds,
                which.binds == 1 ? " " : "s",
                messages / seconds,
                (after.gateway - before.gateway) / messages,
                (after.database - before.database) / messages,
                (after.carriers - before.carriers) / messages,
                left == 0 ? " (ran out of notices)" : "");
    }

    private static void disable(World world, String link) {
        world.jdbc.update("""
                INSERT INTO link_order (link, ordered, ordered_by, ordered_at, reason)
                VALUES (?, 'DISABLE', 'benchmark', UTC_TIMESTAMP(3), 'one at a time')
                """, link);
    }

    private static void order(World world, Case which, String order) {
        world.jdbc.update("UPDATE link_order SET ordered = ? WHERE link = ?", order, which.link());
    }

    /** Not before the receipts are in: a disabled link takes none. */
    private static void close(World world, Case which) {
        order(world, which, "DRAIN");
        awaitDrained(world);
        order(world, which, "DISABLE");
    }

    private static void awaitDelivered(World world, long atLeast) {
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(1))
                .until(() -> world.inState("DELIVERED") >= atLeast);
    }

    private static void awaitDrained(World world) {
        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(1))
                .until(() -> world.inState("SENDING", "SENT") == 0);
    }

    /** Makes every sent notice READY again, with nothing to tell of its first time. */
    private static void putBack(World world) {
        for (String table : List.of("notice_part", "receipt", "contact_tally")) {
            world.jdbc.execute("TRUNCATE TABLE " + table);
        }
        world.jdbc.update("DELETE FROM notice_event WHERE version > 2");
        world.jdbc.update("""
                UPDATE notice
                SET state = 'READY', version = 2, counted_on = NULL, link = NULL, reference = NULL, tries = 0
                WHERE state IN ('DELIVERED', 'UNDELIVERED', 'UNREPORTED')
                """);
    }

    /** What a link is like. */
    private record Case(int latency, int window, int binds) {

        String link() {
            return "l%d-w%d-b%d".formatted(latency, window, binds);
        }

        void link(List<String> settings, int index, int port) {
            String key = "--duebell.links[" + index + "].";
            settings.addAll(List.of(
                    key + "id=" + link(),
                    key + "host=127.0.0.1",
                    key + "port=" + port,
                    key + "system-id=test",
                    key + "password=secret",
                    key + "source-address=1069000012",
                    key + "window=" + window,
                    key + "binds=" + binds,
                    key + "rate=100000"));
        }
    }

    /** Messages delivered by now, and CPU time used, in milliseconds (a thousandth of a second per message is a second per thousand). */
    private record Usage(long delivered, long nanos, double gateway, double database, double carriers) {

        static Usage now(World world, Program gateway, List<Program> carriers) {
            long delivered =
                    world.count("SELECT COUNT(*) FROM notice_event WHERE to_state IN ('DELIVERED', 'UNDELIVERED')");
            return new Usage(
                    delivered,
                    System.nanoTime(),
                    gateway.cpu().toMillis(),
                    databaseCpu(),
                    carriers.stream()
                            .mapToLong(carrier -> carrier.cpu().toMillis())
                            .sum());
        }

        /** Of the embedded engine, a child of this process; 0 for a server that runs elsewhere. */
        private static double databaseCpu() {
            return ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").matches(".*/(mariadbd|mysqld)"))
                    .mapToLong(process -> process.info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toMillis())
                    .sum();
        }
    }

    private static List<Integer> list(String property, String otherwise) {
        return List.of(Objects.requireNonNull(System.getProperty(property, otherwise))
                        .split(","))
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
