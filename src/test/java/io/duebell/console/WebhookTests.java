package io.duebell.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import io.duebell.campaign.Campaigns;
import io.duebell.dispatch.NoticeState;
import io.duebell.webhook.Webhooks;
import io.duebell.webhook.Webhooks.Answer;
import io.duebell.webhook.Webhooks.Delivery;
import io.duebell.webhook.flow.WebhookSending;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks by the route as it stands in its file, the other program on loopback. */
class WebhookTests {

    private final WireMockServer other =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final CamelContext camel = new DefaultCamelContext();
    private ConsoleApp app;
    private Webhooks webhooks;
    private String secret;
    private long endpoint;

    @BeforeEach
    void start() throws Exception {
        other.start();
        app = new ConsoleApp(0, false);
        webhooks = app.get(Webhooks.class);
        Answer.Added added = (Answer.Added) webhooks.add(
                "http://127.0.0.1:" + other.port() + "/events", Set.of("notice.delivered", "notice.failed"), "admin");
        secret = added.secret();
        endpoint = added.id();
        app.jdbc().update("UPDATE webhook_endpoint SET since = '2026-12-15 00:00:00'");
        camel.getRegistry().bind("webhookSending", app.get(WebhookSending.class));
        for (String other : List.of("routeErrors", "nightlyRun", "dryRunDesk", "alarmSending", "previewDesk")) {
            camel.getRegistry().bind(other, new Object());
        }
        camel.getPropertiesComponent().addInitialProperty("duebell.webhook.poll", "3600000");
        for (String route : List.of("errors", "webhook-deliver")) {
            Resource file =
                    PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + route + ".camel.yaml");
            PluginHelper.getRoutesLoader(camel).loadRoutes(file);
        }
        org.apache.camel.builder.AdviceWith.adviceWith(
                camel, "webhook-deliver", advice -> advice.replaceFromWith("direct:tick"));
        camel.start();
        SampleDay day = new SampleDay(app.jdbc());
        day.borrower("B1", "王秀英", "M00001", "0101");
        day.notice(ConsoleApp.id(1), "B1", "王秀英", "M00001", "0101", NoticeState.DELIVERED, "delivered", null);
    }

    @AfterEach
    void stop() {
        camel.stop();
        app.close();
        other.stop();
    }

    @Test
    void anEventIsToldOnceSignedAndWithoutAnythingOfTheBorrower() throws Exception {
        other.stubFor(post("/events").willReturn(aResponse().withStatus(204)));

        tick();
        tick();

        List<LoggedRequest> posts = posts();
        assertThat(posts).hasSize(1);
        LoggedRequest told = posts.get(0);
        String time = told.getHeader("Duebell-Signature").replaceAll("t=(\\d+),.*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(told.getHeader("Duebell-Signature"))
                .isEqualTo("t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(told.getBody())));
        assertThat(told.getHeader("Duebell-Event-Type")).isEqualTo("notice.delivered");
        assertThat(JsonPath.<String>read(told.getBodyAsString(), "$.id")).isEqualTo(told.getHeader("Duebell-Event-Id"));
        assertThat(JsonPath.<String>read(told.getBodyAsString(), "$.data.notice"))
                .isEqualTo(ConsoleApp.id(1).toString());
        assertThat(told.getBodyAsString()).doesNotContain("王", "86138", "1380");
        assertThat(delivery().deliveredAt()).isNotNull();
        assertThat(delivery().status()).isEqualTo(204);
    }

    @Test
    void whatDoesNotGetThroughIsTriedAgainUnderTheSameIdEachTimeLater() {
        other.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        tick();
        long first = secondsUntilDue();
        tick();
        assertThat(posts()).as("not due yet").hasSize(1);
        becomesDue();
        tick();
        long second = secondsUntilDue();
        other.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        becomesDue();
        tick();

        assertThat(first).isBetween(5L, 13L);
        assertThat(second).isBetween(30L, 51L);
        assertThat(posts())
                .extracting(each -> each.getHeader("Duebell-Event-Id"))
                .hasSize(3)
                .containsOnly(posts().get(0).getHeader("Duebell-Event-Id"));
        assertThat(delivery().tries()).isEqualTo(3);
        assertThat(delivery().deliveredAt()).isNotNull();
    }

    @Test
    void aRedirectIsNotFollowedAndAnAddressThatKeepsFailingPausesWithAnAlarm() {
        other.stubFor(post("/events").willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
        for (int i = 0; i < 20; i++) {
            becomesDue();
            tick();
        }

        assertThat(other.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
        assertThat(delivery().lastError()).isEqualTo("HTTP 302");
        assertThat(webhooks.find(endpoint).orElseThrow().pausedAt()).isNotNull();
        assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM alarm WHERE code = 'webhook-paused'", Integer.class))
                .isEqualTo(1);
        int before = posts().size();
        becomesDue();
        tick();
        assertThat(posts()).hasSize(before);

        assertThat(webhooks.resume(endpoint, "admin")).isTrue();
        tick();
        assertThat(posts()).hasSize(before + 1);
    }

    @Test
    void whatBecomesOfACampaignIsToldToWhoeverAskedForIt() {
        webhooks.add(
                "http://127.0.0.1:" + other.port() + "/campaigns",
                Set.of("campaign.running", "campaign.paused"),
                "admin");
        app.jdbc().update("UPDATE webhook_endpoint SET since = '2026-12-15 00:00:00'");
        SampleCampaigns.approve(app);
        long id = SampleCampaigns.running(app, SampleCampaigns.toEverybody("told", 0));
        Campaigns campaigns = app.get(Campaigns.class);
        campaigns.pause(id, campaigns.find(id).orElseThrow().version(), "maker", "wait");

        tick();

        List<LoggedRequest> told = other.findAll(postRequestedFor(urlEqualTo("/campaigns")));
        assertThat(told)
                .extracting(each -> each.getHeader("Duebell-Event-Type"))
                .containsExactlyInAnyOrder("campaign.running", "campaign.paused");
        assertThat(told)
                .extracting(each -> String.valueOf(JsonPath.<Object>read(each.getBodyAsString(), "$.data.campaign")))
                .containsOnly(String.valueOf(id));
        assertThat(posts())
                .extracting(each -> each.getHeader("Duebell-Event-Type"))
                .containsOnly("notice.delivered");
    }

    @Test
    void addressesThatWouldLeakAreRefused() {
        assertThat(webhooks.add("http://example.org/x", Set.of("notice.sent"), "admin"))
                .isEqualTo(new Answer.Refused("https"));
        assertThat(webhooks.add("https://me:secret@example.org/x", Set.of("notice.sent"), "admin"))
                .isEqualTo(new Answer.Refused("url"));
        assertThat(webhooks.add("file:///etc/passwd", Set.of("notice.sent"), "admin"))
                .isEqualTo(new Answer.Refused("url"));
        assertThat(webhooks.add("https://example.org/x", Set.of("notice.nonsense"), "admin"))
                .isEqualTo(new Answer.Refused("events"));
    }

    private void tick() {
        camel.createProducerTemplate().sendBody("direct:tick", "");
    }

    private List<LoggedRequest> posts() {
        return other.findAll(postRequestedFor(urlEqualTo("/events")));
    }

    private Delivery delivery() {
        return webhooks.deliveries(endpoint, null, 10).get(0);
    }

    private void becomesDue() {
        app.jdbc().update("UPDATE webhook_delivery SET due_at = UTC_TIMESTAMP(3) WHERE due_at IS NOT NULL");
    }

    private long secondsUntilDue() {
        Long seconds = app.jdbc()
                .queryForObject(
                        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), due_at) FROM webhook_delivery", Long.class);
        return seconds == null ? -1 : seconds;
    }
}
