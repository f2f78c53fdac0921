package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a preview and the launch of a campaign to all of a large book take; {@code -Dbench.households=200000} for the figures. */
@Tag("benchmark")
class CampaignBenchmarkTests {

    private static final int HOUSEHOLDS = Integer.getInteger("bench.households", 20_000);

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(HOUSEHOLDS);
        world.startCarrier();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void previewAndLaunchToEverybody() throws Exception {
        Program gateway = world.startGateway(
                "only",
                "--duebell.campaign.approve-above=0",
                "--duebell.ladder.interest[0].days=900",
                "--duebell.ladder.interest[0].template=interest-before-15",
                "--duebell.ladder.maturity[0].days=900",
                "--duebell.ladder.maturity[0].template=maturity-before-15",
                "--duebell.ladder.overdue[0].days=9000",
                "--duebell.ladder.overdue[0].template=overdue-1",
                "--duebell.ladder.overdue-then.every=90000");
        await().atMost(Duration.ofMinutes(5)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
        Api api = new Api(gateway.consoleUrl(), world.createToken("bench", "campaigns:read,campaigns:write"));

        for (String kind : new String[] {"BALANCE", "GENERAL"}) {
            String template = kind.equals("BALANCE") ? "campaign-balance" : "campaign-general-phone";
            for (int round = 0; round < 2; round++) {
                int id = JsonPath.read(api.post("/api/v1/campaigns", """
                                {"name": "all", "kind": "%s", "template": "%s", "expiresOn": "2026-12-18", "heldOut": 10}
                                """.formatted(kind, template)), "$.id");
                long asked = System.nanoTime();
                api.post("/api/v1/campaigns/" + id + "/preview", "");
                long known = awaitPreview("figures", api, id, "$.figures.audience", asked);
                long done = awaitPreview("done", api, id, "$.state", asked);
                int audience = JsonPath.read(api.get("/api/v1/campaigns/" + id + "/preview"), "$.figures.audience");
                long submitted = System.nanoTime();
                api.step(id, "SUBMIT", "");
                await().pollInterval(Duration.ofMillis(50))
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> api.state(id).equals("AWAITING"));
                System.out.printf(
                        "%s round %d: audience of %d known after %d ms, previewed whole after %d ms, frozen after %d ms%n",
                        kind, round, audience, known, done, (System.nanoTime() - submitted) / 1_000_000);
                assertThat(world.count("SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = ?", id))
                        .isEqualTo(audience);
            }
        }
    }

    private static long awaitPreview(String what, Api api, int id, String path, long since) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(5))
                .until(() -> {
                    String preview = api.get("/api/v1/campaigns/" + id + "/preview");
                    if (preview.contains("urn:duebell") || JsonPath.read(preview, "$.figures") == null) {
                        return false;
                    }
                    return !what.equals("done") || JsonPath.read(preview, path).equals("DONE");
                });
        return (System.nanoTime() - since) / 1_000_000;
    }
}
