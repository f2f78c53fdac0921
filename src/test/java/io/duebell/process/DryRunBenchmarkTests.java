package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures a dry run of the day after the one that was planned and prints its figures; it asserts none. {@code mvn verify
 * -Pbenchmark -Dit.test=DryRunBenchmarkTests [-Dbench.households=450000]}. The gateway has a heap of 256 MB and is asked
 * over its console as a supervisor would ask.
 */
@Tag("benchmark")
class DryRunBenchmarkTests {

    private static final int HOUSEHOLDS = Integer.getInteger("bench.households", 20_000);
    private static final Pattern EDITION = Pattern.compile("<option value=\"([0-9a-f]{64})\"");

    @Test
    void measure() throws Exception {
        try (World world = new World(HOUSEHOLDS)) {
            world.startCarrier();
            world.jdbc.update("UPDATE sending_switch SET stopped = TRUE, reason = 'benchmark'");
            Program gateway = world.startGateway("bench");
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
            String password = world.createUser("boss", "SUPERVISOR");
            Person boss = Person.login(gateway.consoleUrl(), "boss", password);
            String edition = Person.found(EDITION, boss.page("/dry-run"));
            for (int plus = 1; plus <= 2; plus++) {
                String day = World.DAY.plusDays(plus).toString();
                boss.send("/dry-run", "/dry-run", Map.of("day", day, "edition", edition));
                await().pollInterval(Duration.ofMillis(200))
                        .atMost(Duration.ofMinutes(10))
                        .until(() ->
                                world.count("SELECT COUNT(*) FROM dry_run WHERE state IN ('WAITING', 'RUNNING')") == 0);
            }
            world.jdbc.query("SELECT * FROM dry_run ORDER BY id", row -> {
                double seconds = Duration.between(
                                        row.getTimestamp("asked_at").toInstant(),
                                        row.getTimestamp("finished_at").toInstant())
                                .toMillis()
                        / 1000.0;
                System.out.printf(
                        Locale.ROOT,
                        "dry run of %s: %s, %,d open instalments in %.1f s, %,.0f instalments/s; %s%n",
                        row.getString("business_date"),
                        row.getString("state"),
                        row.getLong("instalments"),
                        seconds,
                        row.getLong("instalments") / seconds,
                        Person.found(Pattern.compile("\"all\":(\\{[^}]*})"), String.valueOf(row.getString("figures"))));
            });
        }
    }
}
