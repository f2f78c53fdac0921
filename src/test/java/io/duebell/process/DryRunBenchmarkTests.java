package io.duebell.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern EDITION = Pattern.compile("<option value=\"([0-9a-f]{64})\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

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
            String base = gateway.consoleUrl();
            post(base + "/login", page(base + "/login"), Map.of("username", "boss", "password", password));
            String form = page(base + "/dry-run");
            for (int plus = 1; plus <= 2; plus++) {
                String day = World.DAY.plusDays(plus).toString();
                post(base + "/dry-run", form, Map.of("day", day, "edition", found(EDITION, form)));
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
                        found(Pattern.compile("\"all\":(\\{[^}]*})"), String.valueOf(row.getString("figures"))));
            });
        }
    }

    private String page(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void post(String address, String form, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(found(TOKEN, form), StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("there is no " + pattern + " on the page");
        }
        return Objects.requireNonNull(matcher.group(1));
    }
}
