package io.duebell.remittance.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static io.duebell.remittance.internal.Counter.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import io.duebell.loanbook.AdvisedPayments.Advised;
import io.duebell.remittance.AdviceBook;
import io.duebell.remittance.AdviceBook.Counts;
import io.duebell.remittance.AdviceBook.Line;
import io.duebell.remittance.flow.AdviceFiling;
import io.duebell.remittance.flow.AdviceLooking;
import io.duebell.remittance.flow.AdvicePosting;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/** The routes of advice as they stand in their files: over HTTP to a loan system on loopback, by file, and held against its postings. */
class AdviceRoutesTests {

    private static final List<String> ROUTES =
            List.of("remittance-advice-post", "remittance-advice-file", "remittance-advice-look");

    private static final String SECRET = "the loan system's secret";
    private static final String LOAN = "3107250300144596";
    private static final String OTHER = "3107260300232763";

    private final WireMockServer loanSystem =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final CamelContext camel = new DefaultCamelContext();
    private final Path folder = Path.of("target", "advice-" + UUID.randomUUID());
    private Counter counter;
    private AdviceBook advice;

    @BeforeEach
    void start() throws Exception {
        loanSystem.start();
        counter = new Counter(
                "--duebell.remittance.advice.dir=" + folder,
                "--duebell.remittance.advice.url=http://127.0.0.1:" + loanSystem.port() + "/advice",
                "--duebell.remittance.advice.secret=" + SECRET,
                "--duebell.remittance.advice.token=the-token");
        counter.book.add("310700000001", "王秋菊", LOAN, "162.50").add("310700000002", "李大山", OTHER, "88.20");
        advice = counter.context.getBean(AdviceBook.class);
        camel.getRegistry().bind("advicePosting", counter.context.getBean(AdvicePosting.class));
        camel.getRegistry().bind("adviceFiling", counter.context.getBean(AdviceFiling.class));
        camel.getRegistry().bind("adviceLooking", counter.context.getBean(AdviceLooking.class));
        camel.getRegistry().bind("routeErrors", new Silent());
        camel.getPropertiesComponent().addInitialProperty("duebell.remittance.poll-advice", "3600000");
        load("errors");
        for (String route : ROUTES) {
            load(route);
            AdviceWith.adviceWith(camel, route, it -> it.replaceFromWith("direct:" + route));
        }
        camel.start();
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + file + ".camel.yaml"));
    }

    /** Stands in for the report of errors. */
    public static final class Silent {
        public void report() {}
    }

    @AfterEach
    void stop() {
        camel.stop();
        counter.close();
        loanSystem.stop();
    }

    @Test
    void aLineIsPostedOnceUnderItsKeySigned() throws Exception {
        loanSystem.stubFor(post("/advice").willReturn(aResponse().withStatus(202)));
        String key = credit("S1", "200.00", LOAN);

        tick("post");
        tick("post");

        assertThat(posts()).hasSize(1);
        LoggedRequest told = posts().get(0);
        assertThat(told.getHeader("Idempotency-Key")).isEqualTo(key);
        assertThat(told.getHeader("Authorization")).isEqualTo("Bearer the-token");
        String time = told.getHeader("Duebell-Signature").replaceAll("t=(\\d+),.*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(told.getHeader("Duebell-Signature"))
                .isEqualTo("t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(told.getBody())));
        String body = told.getBodyAsString();
        assertThat(JsonPath.<String>read(body, "$.loanNo")).isEqualTo(LOAN);
        assertThat(JsonPath.<Integer>read(body, "$.total")).isEqualTo(20_000);
        assertThat(JsonPath.<Integer>read(body, "$.interest")).isEqualTo(16_250);
        assertThat(JsonPath.<String>read(body, "$.paidOn")).isEqualTo("2026-12-14");
        assertThat(body).doesNotContain("王秋菊", "某人");
        assertThat(line(key).toldAt()).isNotNull();
        assertThat(line(key).lastError()).isNull();
        counter.book.booked.add(new Advised(key, LOAN, LocalDate.parse("2026-12-15"), new Money(20_000), false));
        tick("look");
        assertThat(line(key).bookedOn()).as("it is looked at soon").isNotNull();
    }

    @Test
    void whatDoesNotGetThroughIsTriedAgainUnderTheSameKeyEachTimeLater() {
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        String key = credit("S1", "1.00", LOAN);
        tick("post");
        long first = secondsUntilDue();
        tick("post");
        assertThat(posts()).as("not due yet").hasSize(1);
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        becomesDue();
        tick("post");
        long second = secondsUntilDue();
        assertThat(line(key).lastError()).isEqualTo("HTTP 401");

        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        becomesDue();
        tick("post");

        assertThat(first).isBetween(8L, 13L);
        assertThat(second).isBetween(38L, 51L);
        assertThat(posts()).hasSize(3);
        assertThat(posts())
                .extracting(each -> each.getHeader("Idempotency-Key"))
                .containsOnly(key);
        assertThat(posts())
                .extracting(each -> each.getHeader("Duebell-Signature"))
                .containsOnly(posts().get(0).getHeader("Duebell-Signature"));
        assertThat(line(key).toldAt()).isNotNull();
    }

    @Test
    void whatIsRefusedStaysWithItsReasonAndIsNotTriedAgain() {
        loanSystem.stubFor(post("/advice")
                .willReturn(aResponse().withStatus(422).withBody("{\"code\":\"loan-closed\",\"detail\":\"王秋菊\"}")));
        String key = credit("S1", "1.00", LOAN);

        tick("post");
        becomesDue();
        tick("post");
        tick("look");

        assertThat(posts()).hasSize(1);
        assertThat(line(key).lastError()).isEqualTo("HTTP 422 loan-closed");
        assertThat(line(key).difference()).isEqualTo("refused");
        assertThat(advice.count()).isEqualTo(new Counts(0, 0, 0, 1));
        counter.book.booked.add(new Advised(key, LOAN, LocalDate.parse("2026-12-15"), new Money(100), false));
        lookAgain();
        assertThat(line(key).difference()).as("somebody booked it by hand").isNull();
        assertThat(advice.count()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void aLoansLinesArriveInTheirOrderAndOthersDoNotWaitForThem() {
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        loanSystem.stubFor(any(anyUrl())
                .withRequestBody(containing(LOAN))
                .willReturn(aResponse().withStatus(500)));
        String first = credit("S1", "1.00", LOAN);
        tick("post");
        counter.jdbc.update("UPDATE advice SET due_at = due_at + INTERVAL 1 HOUR");
        undo("S1");
        String other = credit("S2", "2.00", OTHER);

        tick("post");
        assertThat(keysPosted()).containsExactly(first, other);
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        becomesDue();
        tick("post");
        tick("post");

        assertThat(keysPosted()).containsExactly(first, other, first, "U" + first.substring(1));
    }

    @Test
    void theBookSaysWhatWasBookedWhatWaitsAndWhatDiffers() {
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        String booked = credit("S1", "1.00", LOAN);
        String less = credit("S2", "2.00", OTHER);
        tick("post");
        String untold = credit("S3", "3.00", LOAN);
        LocalDate day = LocalDate.parse("2026-12-15");
        counter.book.booked.add(new Advised(booked, LOAN, day, new Money(100), false));
        counter.book.booked.add(new Advised(less, OTHER, day, new Money(150), false));
        counter.book.booked.add(new Advised("another's", LOAN, day, new Money(999), false));

        counter.book.away = true;
        lookAgain();
        assertThat(advice.count()).as("the loan system is away").isEqualTo(new Counts(0, 2, 1, 0));
        counter.book.away = false;
        lookAgain();

        assertThat(advice.count()).isEqualTo(new Counts(1, 0, 1, 1));
        assertThat(line(booked).bookedOn()).isEqualTo(day);
        assertThat(line(less).difference()).isEqualTo("amount 1.50");
        assertThat(advice.lines(null, 10, true)).extracting(Line::key).containsExactly(less);
        assertThat(advice.lines(null, 2, false)).extracting(Line::key).containsExactly(untold, less);
        assertThat(advice.lines(less, 2, false)).extracting(Line::key).containsExactly(booked);
    }

    @Test
    void whatIsNotBookedAfterSomeWorkingDaysIsADifferenceAlsoWhenItStandsOnAnotherLoan() {
        loanSystem.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        String nowhere = credit("S1", "1.00", LOAN);
        String elsewhere = credit("S2", "2.00", OTHER);
        tick("post");
        counter.book.booked.add(
                new Advised(elsewhere, "3107999999999999", LocalDate.parse("2026-12-15"), new Money(200), false));
        lookAgain();
        assertThat(advice.count().differences()).isZero();

        counter.context.getBean(BusinessClock.class).advance(Duration.ofDays(10));
        lookAgain();

        assertThat(line(nowhere).difference()).isEqualTo("not-booked");
        assertThat(line(elsewhere).difference()).isEqualTo("loan 3107999999999999");
        undo("S1");
        tick("post");
        lookAgain();
        assertThat(line(nowhere).difference()).as("it is not wanted any more").isNull();
    }

    @Test
    void theRouteWritesAFileToo() throws Exception {
        String key = credit("S1", "1.00", LOAN);

        tick("file");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains(key));
        }
        assertThat(line(key).file()).isEqualTo(1);
    }

    private String credit(String serial, String yuan, String loan) {
        counter.read(in(serial, yuan, "某人" + serial, "借据" + loan + "利息"));
        counter.judge();
        assertThat(counter.states()).containsEntry(serial, "CREDITED");
        return "C" + counter.number("SELECT MAX(id) FROM remittance_share");
    }

    private void undo(String serial) {
        counter.desk.undo(SUPERVISOR, counter.id(serial), counter.version(serial), "wrong");
    }

    private Line line(String key) {
        return advice.lines(null, 100, false).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void tick(String what) {
        camel.createProducerTemplate().sendBody("direct:remittance-advice-" + what, "");
    }

    private void lookAgain() {
        counter.jdbc.update("UPDATE advice SET look_at = UTC_TIMESTAMP(3) WHERE look_at IS NOT NULL");
        tick("look");
    }

    private List<LoggedRequest> posts() {
        return loanSystem.findAll(postRequestedFor(urlEqualTo("/advice")));
    }

    private List<String> keysPosted() {
        return posts().stream().map(each -> each.getHeader("Idempotency-Key")).toList();
    }

    private void becomesDue() {
        counter.jdbc.update("UPDATE advice SET due_at = UTC_TIMESTAMP(3) WHERE due_at IS NOT NULL");
    }

    private long secondsUntilDue() {
        return counter.number("SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), due_at) FROM advice");
    }
}
