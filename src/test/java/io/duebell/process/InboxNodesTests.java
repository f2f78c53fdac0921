package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replies that come in while two nodes act on them and one is killed and started again: each is acted on once and answered once at
 * most, by the carrier's log, and none is lost.
 */
@Tag("process")
class InboxNodesTests {

    private static final int BORROWERS = 120;

    /** A ladder that names nobody, so that every text is an answer. */
    private static final String[] QUIET = {
        "--duebell.ladder.interest[0].days=900",
        "--duebell.ladder.interest[0].template=interest-before-15",
        "--duebell.ladder.maturity[0].days=900",
        "--duebell.ladder.maturity[0].template=maturity-before-15",
        "--duebell.ladder.overdue[0].days=9000",
        "--duebell.ladder.overdue[0].template=overdue-1",
        "--duebell.ladder.overdue-then.every=90000",
        "--duebell.dispatch.node-timeout=5s",
        "--duebell.links[0].binds=2",
        "--duebell.inbox.poll=50"
    };

    private final HttpClient http = HttpClient.newHttpClient();
    private final int handsets = Program.freePort();
    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(600);
        world.startCarrier("--receipt-delay=50-100", "--http-port=" + handsets);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void eachReplyIsActedOnOnceThoughANodeIsKilledMeanwhile() throws Exception {
        Program one = world.startGateway("one", QUIET);
        world.startGateway("two", QUIET);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.count("SELECT COUNT(*) FROM book_snapshot") > 0);
        List<String> numbers = world.jdbc.queryForList("""
                SELECT p.msisdn
                FROM book_phone p
                WHERE p.holder = 'SELF'
                  AND p.updated_on > '2026-03-01'
                  AND p.msisdn IS NOT NULL
                GROUP BY p.msisdn
                HAVING COUNT(*) = 1 AND (SELECT COUNT(*) FROM book_phone o WHERE o.msisdn = p.msisdn) = 1
                ORDER BY p.msisdn
                LIMIT ?
                """, String.class, BORROWERS);
        assertThat(numbers).hasSize(BORROWERS);

        for (String number : numbers) {
            reply(number, "12月20日还500元");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> acted() > BORROWERS / 4);
        one.kill();
        for (String number : numbers) {
            reply(number, "TD");
        }
        world.startGateway("one-again", QUIET);
        await().atMost(Duration.ofMinutes(2)).until(() -> acted() >= 2L * BORROWERS);
        await().atMost(Duration.ofSeconds(90)).until(() -> world.inState("READY", "SENDING") == 0);

        assertThat(world.count("SELECT COUNT(*) FROM inbound_message WHERE handled_at IS NULL"))
                .as("texts nobody acted on")
                .isZero();
        assertThat(world.count("SELECT COUNT(*) FROM promise")).isEqualTo(BORROWERS);
        assertThat(world.count("SELECT COUNT(DISTINCT borrower_no) FROM promise"))
                .isEqualTo(BORROWERS);
        assertThat(world.count("SELECT COUNT(*) FROM contact_hold WHERE kind = 'OPT_OUT'"))
                .isEqualTo(BORROWERS);
        assertThat(world.count("SELECT COUNT(DISTINCT msisdn) FROM contact_hold WHERE kind = 'OPT_OUT'"))
                .isEqualTo(BORROWERS);
        CarrierLog log = CarrierLog.read(world.smscLog());
        assertThat(log.tooMany(world.jdbc)).as("taken twice by the carrier").isEmpty();
        assertThat(world.count("""
                        SELECT COUNT(*)
                        FROM (SELECT subject, occasion FROM notice_item GROUP BY subject, occasion HAVING COUNT(*) > 1) twice
                        """)).as("answered twice").isZero();
        assertThat(world.count("SELECT COUNT(*) FROM notice WHERE kind = 'FAREWELL'"))
                .as("goodbyes")
                .isEqualTo(BORROWERS);
    }

    /** Texts as the carrier handed them over, each counted once. */
    private long acted() {
        return world.count("SELECT COUNT(DISTINCT inbound_id) FROM conversation_entry WHERE direction = 'IN'");
    }

    private void reply(String msisdn, String text) throws Exception {
        String form =
                "msisdn=" + msisdn + "&destination=1069000012&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + handsets + "/reply"))
                                        .POST(BodyPublishers.ofString(form))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(202);
    }
}
