package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Campaigns on two nodes that are paused, resumed, killed, started again and cancelled in the middle; the carrier's log is the
 * judge: each recipient once at most, none skipped.
 */
@Tag("process")
class CampaignNodesTests {

    private static final int HOUSEHOLDS = Integer.getInteger("campaign.households", 2500);

    /** In China, as the database has it. */
    private static final LocalDateTime MIDNIGHT = World.DAY.atTime(16, 0);

    /** A ladder that names nobody, so that every text is a campaign's. */
    private static final String[] QUIET = {
        "--duebell.ladder.interest[0].days=900",
        "--duebell.ladder.interest[0].template=interest-before-15",
        "--duebell.ladder.maturity[0].days=900",
        "--duebell.ladder.maturity[0].template=maturity-before-15",
        "--duebell.ladder.overdue[0].days=9000",
        "--duebell.ladder.overdue[0].template=overdue-1",
        "--duebell.ladder.overdue-then.every=90000",
        "--duebell.campaign.approve-above=1000000",
        "--duebell.dispatch.node-timeout=5s",
        "--duebell.links[0].window=20"
    };

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(HOUSEHOLDS);
        world.startCarrier("--receipt-delay=50-300");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void eachRecipientIsToldOnceAtMostAndNoneIsSkipped() throws Exception {
        int rate = Math.max(60, HOUSEHOLDS / 25);
        Program one = start("one", rate);
        Program two = start("two", rate);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
        String token = world.createToken("test", "campaigns:read,campaigns:write");
        Api api = new Api(two.consoleUrl(), token);
        List<String> villages = world.jdbc.queryForList(
                "SELECT DISTINCT village_no FROM book_borrower ORDER BY village_no", String.class);
        int half = villages.size() / 2;

        int whole = draft(api, "whole", villages.subList(0, half));
        api.step(whole, "SUBMIT", "");
        awaitTold(api, whole, 0.2);
        api.step(whole, "PAUSE", "test");
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        int before = CarrierLog.read(world.smscLog()).parts();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(CarrierLog.read(world.smscLog()).parts()).as("paused").isEqualTo(before);
        api.step(whole, "RESUME", "");
        awaitTold(api, whole, 0.4);
        one.kill();
        awaitTold(api, whole, 0.6);
        start("one-again", rate);
        api.step(whole, "PAUSE", "test");
        api.step(whole, "RESUME", "");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(fate(whole, "WAITING")).as(() -> waiting(whole)).isEqualTo(waitsForAnotherDay(whole));
            assertThat(world.inState("READY", "HELD", "SENDING")).isZero();
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> waitsForAnotherDay(whole) > 0 || api.state(whole).equals("FINISHED"));

        int broken = draft(api, "broken", villages.subList(half, villages.size()));
        api.step(broken, "SUBMIT", "");
        awaitTold(api, broken, 0.4);
        api.step(broken, "CANCEL", "test");
        await().atMost(Duration.ofSeconds(60)).until(() -> world.inState("READY", "HELD", "SENDING") == 0);

        CarrierLog log = CarrierLog.read(world.smscLog());
        assertThat(log.tooMany(world.jdbc)).as("taken twice by the carrier").isEmpty();
        assertThat(fate(whole, "WAITING"))
                .as("in a large book some share a number, which is texted once a day")
                .isEqualTo(waitsForAnotherDay(whole));
        assertThat(world.count(
                        "SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = ? AND fate = 'LEFT_OUT' AND reason = ''",
                        whole))
                .isZero();
        long told = fate(whole, "TOLD");
        assertThat(told).isGreaterThan(HOUSEHOLDS / 5);
        assertThat(world.count("""
                        SELECT COUNT(*)
                        FROM campaign_recipient r
                        JOIN notice n ON n.id = r.notice_id
                        WHERE r.campaign_id = ?
                          AND r.fate = 'TOLD'
                          AND n.state IN ('SENT', 'DELIVERED', 'UNDELIVERED', 'UNREPORTED', 'IN_DOUBT', 'FAILED')
                        """, whole))
                .as("told means handed to the carrier, or in doubt of it")
                .isEqualTo(told);
        assertThat(fate(broken, "WAITING")).isZero();
        assertThat(fate(broken, "CANCELLED")).isPositive();
        assertThat(log.parts())
                .as("what left is what the campaigns told, but for what is in doubt or was called back")
                .isLessThanOrEqualTo((int) (told + fate(broken, "TOLD")));
        System.out.printf(
                "told %d of %d, %d wait for another day, then %d and %d called off; the carrier took %d parts, %d in doubt%n",
                told,
                told + fate(whole, "WAITING") + fate(whole, "LEFT_OUT"),
                waitsForAnotherDay(whole),
                fate(broken, "TOLD"),
                fate(broken, "CANCELLED"),
                log.parts(),
                world.inState("IN_DOUBT"));
    }

    /** Held by a rule. */
    private long waitsForAnotherDay(int campaign) {
        return world.count(
                "SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = ? AND fate = 'WAITING' AND reason <> '' AND not_before >= ?",
                campaign,
                MIDNIGHT);
    }

    private String waiting(int campaign) {
        return String.valueOf(world.jdbc.queryForList(
                "SELECT reason, not_before, COUNT(*) FROM campaign_recipient WHERE campaign_id = ? AND fate = 'WAITING' GROUP BY reason, not_before",
                campaign));
    }

    private Program start(String name, int rate) {
        String[] settings = java.util.Arrays.copyOf(QUIET, QUIET.length + 1);
        settings[QUIET.length] = "--duebell.links[0].rate=" + rate;
        return world.startGateway(name, settings);
    }

    private int draft(Api api, String name, List<String> villages) {
        String list = villages.stream().map(village -> '"' + village + '"').collect(Collectors.joining(", "));
        String answer = api.post("/api/v1/campaigns", """
                {"name": "%s", "kind": "GENERAL", "template": "campaign-general-phone", "expiresOn": "2026-12-18",
                 "audience": {"villages": [%s]}}
                """.formatted(name, list));
        assertThat(answer).contains("\"id\"");
        return JsonPath.read(answer, "$.id");
    }

    private void awaitTold(Api api, int campaign, double share) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(fate(campaign, "TOLD"))
                        .as(api.get("/api/v1/campaigns/" + campaign)
                                + api.get("/api/v1/campaigns/" + campaign + "/progress"))
                        .isPositive()
                        .isGreaterThanOrEqualTo((long) (share
                                * world.count(
                                        "SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = ?", campaign))));
    }

    private long fate(int campaign, String fate) {
        return world.count(
                "SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = ? AND fate = ?", campaign, fate);
    }
}
