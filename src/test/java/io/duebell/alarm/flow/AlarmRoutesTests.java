package io.duebell.alarm.flow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.duebell.alarm.AlarmApp;
import io.duebell.alarm.AlarmCode;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes as they stand in their files, a webhook and a mail server on loopback. */
class AlarmRoutesTests {

    private static final String SECRET = "a secret of the operators";

    private final WireMockServer hook =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final CamelContext camel = new DefaultCamelContext();
    private AlarmApp app;

    @BeforeEach
    void start() throws Exception {
        hook.start();
        mail.start();
        app = new AlarmApp(
                "--duebell.alarm.webhook.url=http://127.0.0.1:" + hook.port() + "/alarms?room=7",
                "--duebell.alarm.webhook.secret=" + SECRET,
                "--duebell.alarm.mail.to=night@example.org,day@example.org",
                "--duebell.alarm.mail.from=duebell@example.org",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort());
        for (String bean : List.of("alarmSending", "alarmMail", "alarmPost")) {
            camel.getRegistry().bind(bean, app.get(bean));
        }
        // The other configurations of the file name beans too; none of them is called here.
        camel.getRegistry().bind("routeErrors", new Object());
        camel.getRegistry().bind("nightlyRun", new Object());
        camel.getPropertiesComponent().addInitialProperty("duebell.alarm.poll", "3600000");
        for (String route : List.of("errors", "alarm-webhook", "alarm-mail")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + route + ".camel.yaml"));
        }
        AdviceWith.adviceWith(camel, "alarm-webhook", route -> route.replaceFromWith("direct:webhook"));
        AdviceWith.adviceWith(camel, "alarm-mail", route -> route.replaceFromWith("direct:mail"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        app.close();
        hook.stop();
        mail.stop();
    }

    @Test
    void theOperatorsSystemIsToldOnceAndCanTellThatItWasUs() throws Exception {
        hook.stubFor(post("/alarms?room=7").willReturn(aResponse().withStatus(204)));
        app.alarms().raise(AlarmCode.LINK_BROKEN, "main", "0x0000000E");

        tick("webhook");
        tick("webhook");

        List<LoggedRequest> posts = hook.findAll(postRequestedFor(urlEqualTo("/alarms?room=7")));
        assertThat(posts).hasSize(1);
        LoggedRequest post = posts.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(post.getHeader("X-Duebell-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(post.getBody())));
        assertThat(post.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(post.getBodyAsString())
                .contains("\"news\":\"raised\"", "\"code\":\"link-broken\"", "\"subject\":\"main\"", "线路 main：运营商拒绝登录")
                .contains("\"raisedAt\":\"2026-12-15T01:40:00Z\"");
    }

    @Test
    void whatDoesNotGetThroughIsTriedAgainLaterEachTimeLaterStill() {
        hook.stubFor(post("/alarms?room=7").willReturn(serverError()));
        app.alarms().raise(AlarmCode.LINK_DOWN, "main", "");

        tick("webhook");

        assertThat(posts()).as("the try and two quick ones").isEqualTo(3);
        assertThat(secondsUntilDue()).isBetween(5L, 10L);
        tick("webhook");
        assertThat(posts()).as("not due yet").isEqualTo(3);

        becomesDue();
        tick("webhook");
        assertThat(secondsUntilDue()).isBetween(15L, 20L);
        assertThat(app.jdbc()
                        .queryForObject("SELECT last_error FROM alarm_message WHERE channel = 'WEBHOOK'", String.class))
                .isEqualTo("HTTP 500");

        hook.stubFor(post("/alarms?room=7").willReturn(aResponse().withStatus(200)));
        becomesDue();
        tick("webhook");
        assertThat(posts()).isEqualTo(7);
        assertThat(app.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM alarm_message WHERE channel = 'WEBHOOK' AND sent_at IS NOT NULL",
                                Integer.class))
                .isEqualTo(1);
    }

    @Test
    void theOperatorsAreWrittenToWhenItBeginsAndWhenItIsOver() throws Exception {
        app.alarms().raise(AlarmCode.BOOK_LATE, "2026-12-15", "");
        app.alarms().clear(AlarmCode.BOOK_LATE, "2026-12-15");

        tick("mail");

        List<MimeMessage> mails = List.of(mail.getReceivedMessages());
        List<String> subjects = new ArrayList<>();
        for (MimeMessage one : mails) {
            subjects.add(one.getSubject());
        }
        assertThat(subjects)
                .as("two mails to two people")
                .containsExactlyInAnyOrder(
                        "[Duebell] raised: book-late 2026-12-15",
                        "[Duebell] raised: book-late 2026-12-15",
                        "[Duebell] cleared: book-late 2026-12-15",
                        "[Duebell] cleared: book-late 2026-12-15");
        String text = String.valueOf(mails.get(subjects.indexOf("[Duebell] raised: book-late 2026-12-15"))
                .getContent());
        assertThat(text).contains("【告警】 业务日 2026-12-15：信贷系统到点仍未日终。", "Business date 2026-12-15", "2026-12-15T09:40");
    }

    private void tick(String route) {
        camel.createProducerTemplate().sendBody("direct:" + route, "");
    }

    private int posts() {
        return hook.findAll(postRequestedFor(urlEqualTo("/alarms?room=7"))).size();
    }

    private void becomesDue() {
        app.jdbc().update("UPDATE alarm_message SET due_at = UTC_TIMESTAMP(3) WHERE channel = 'WEBHOOK'");
    }

    private long secondsUntilDue() {
        Long seconds = app.jdbc()
                .queryForObject(
                        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), due_at) FROM alarm_message WHERE channel = 'WEBHOOK'",
                        Long.class);
        return seconds == null ? -1 : seconds;
    }
}
