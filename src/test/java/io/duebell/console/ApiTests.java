package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.TemplateLibrary;
import io.duebell.sheet.Xlsx;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The API as another program meets it: tokens, problems, keys, pages, and its description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTests {

    private static final String DRAFT = """
            {"name": "December", "kind": "OVERDUE", "template": "campaign-overdue", "expiresOn": "2026-12-20",
             "audience": {"overdueFrom": 1, "overdueTo": 90}}
            """;

    private ConsoleApp app;
    private MockMvc http;
    private ApiTokens tokens;
    private String all;

    @BeforeAll
    void open() {
        app = new ConsoleApp(0, false);
        SampleDay day = new SampleDay(app.jdbc());
        for (int i = 0; i < 30; i++) {
            String borrower = "B" + (1000 + i);
            String manager = i % 3 == 0 ? "M00001" : "M00002";
            day.borrower(borrower, "王秀英", manager, "0101");
            day.notice(ConsoleApp.id(i), borrower, "王秀英", manager, "0101", NoticeState.DELIVERED, "delivered", null);
        }
        http = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        tokens = app.get(ApiTokens.class);
        TemplateLibrary library = app.get(TemplateLibrary.class);
        library.versions().stream()
                .filter(version -> version.template().id().equals("campaign-overdue"))
                .forEach(version -> library.approve(version.template().hash(), "boss"));
        all = tokens.create("all", EnumSet.allOf(ApiScope.class), null, null, null, "admin");
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void whoHasNoTokenThatCountsIsToldSo() throws Exception {
        String late = tokens.create(
                "late", Set.of(ApiScope.NOTICES_READ), null, null, Instant.parse("2020-01-01T00:00:00Z"), "admin");
        String gone = tokens.create("gone", Set.of(ApiScope.NOTICES_READ), null, null, null, "admin");
        long id = tokens.all().stream()
                .filter(token -> token.name().equals("gone"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(get(gone, "/api/v1/notices").getStatus()).isEqualTo(200);
        assertThat(tokens.revoke(id, "admin")).isTrue();
        for (String token : List.of(late, gone, "dbt_guess")) {
            MockHttpServletResponse answer = get(token, "/api/v1/notices");
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(read(answer, "$.code")).isEqualTo("token-missing");
        }
        assertThat(app.jdbc().queryForList("SELECT token_hash FROM api_token", String.class))
                .noneMatch(hash -> hash.contains("dbt_"));
    }

    @Test
    void aTokenDoesWhatItsScopesSayAndNoMore() throws Exception {
        String reader = tokens.create("reader", Set.of(ApiScope.CAMPAIGNS_READ), null, null, null, "admin");

        assertThat(get(reader, "/api/v1/campaigns").getStatus()).isEqualTo(200);
        assertThat(read(get(reader, "/api/v1/notices"), "$.code")).isEqualTo("scope-missing");
        assertThat(read(post(reader, "k-scope", "/api/v1/campaigns", DRAFT), "$.code"))
                .isEqualTo("scope-missing");
    }

    @Test
    void pagesGiveEachNoticeOnceAndAManagersTokenOnlyTheirs() throws Exception {
        List<String> ids = walk(all, "/api/v1/notices?limit=7");
        String one = app.jdbc().queryForObject("SELECT MIN(manager_no) FROM notice", String.class);
        String theirs = tokens.create("theirs", Set.of(ApiScope.NOTICES_READ), one, null, null, "admin");

        assertThat(ids).doesNotHaveDuplicates().hasSize(count("SELECT COUNT(*) FROM notice"));
        assertThat(walk(theirs, "/api/v1/notices?limit=7"))
                .hasSize(count("SELECT COUNT(*) FROM notice WHERE manager_no = '" + one + "'"))
                .hasSizeLessThan(ids.size());
        String other = app.jdbc()
                .queryForObject("SELECT MAX(borrower_no) FROM notice WHERE manager_no <> ?", String.class, one);
        assertThat(read(get(theirs, "/api/v1/notices?borrowerNo=" + other), "$.items.length()"))
                .isEqualTo(0);
        assertThat(get(all, "/api/v1/notices/" + ids.get(0)).getContentAsString(StandardCharsets.UTF_8))
                .contains("****")
                .doesNotContain("861");
        assertThat(read(get(all, "/api/v1/notices?limit=0"), "$.code")).isEqualTo("unreadable");
        assertThat(read(get(all, "/api/v1/notices?cursor=%21%21"), "$.code")).isEqualTo("unreadable");
        assertThat(get(all, "/api/v1/notices?state=NONSENSE").getStatus()).isEqualTo(400);
        assertThat(get(theirs, "/api/v1/notices/0000000000000").getStatus()).isEqualTo(404);
    }

    @Test
    void aKeyMakesOneCampaignHoweverOftenItComes() throws Exception {
        MockHttpServletResponse first = post(all, "k-1", "/api/v1/campaigns", DRAFT);
        MockHttpServletResponse again = post(all, "k-1", "/api/v1/campaigns", DRAFT);
        MockHttpServletResponse other = post(all, "k-1", "/api/v1/campaigns", DRAFT.replace("December", "January"));

        assertThat(first.getStatus()).as(first.getContentAsString()).isEqualTo(201);
        assertThat(first.getHeader("Location")).isEqualTo("/api/v1/campaigns/" + read(first, "$.id"));
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(read(other, "$.code")).isEqualTo("key-reused");
        assertThat(http.perform(request(HttpMethod.POST, "/api/v1/campaigns")
                                .header("Authorization", "Bearer " + all)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(DRAFT))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("without a key")
                .isEqualTo(400);
    }

    @Test
    void ofManyAtOnceUnderOneKeyOneIsCarriedOut() throws Exception {
        int before = count("SELECT COUNT(*) FROM campaign");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(clients.submit(() -> {
                together.await();
                return post(all, "k-race", "/api/v1/campaigns", DRAFT).getStatus();
            }));
        }
        together.countDown();
        Set<Integer> statuses = new HashSet<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        clients.shutdown();

        assertThat(count("SELECT COUNT(*) FROM campaign")).isEqualTo(before + 1);
        assertThat(statuses).contains(201).isSubsetOf(201, 409);
    }

    @Test
    void whatCantBeIsSaidWithACode() throws Exception {
        assertThat(read(
                        post(all, "k-2", "/api/v1/campaigns", DRAFT.replace("campaign-overdue", "overdue-7")),
                        "$.code"))
                .isEqualTo("campaign-template-kind");
        assertThat(read(post(all, "k-3", "/api/v1/campaigns", DRAFT.replace("2026-12-20", "2026-12-01")), "$.code"))
                .isEqualTo("campaign-expired");
        assertThat(read(post(all, "k-4", "/api/v1/campaigns", "{"), "$.code")).isEqualTo("bad-request");
        assertThat(read(post(all, "k-5", "/api/v1/campaigns", "{\"name\": \"x\"}"), "$.code"))
                .isEqualTo("unreadable");
        assertThat(get(all, "/api/v1/campaigns/999999").getStatus()).isEqualTo(404);
        assertThat(get(all, "/api/v1/nothing").getStatus()).isEqualTo(404);
        Object id = read(post(all, "k-6", "/api/v1/campaigns", DRAFT), "$.id");
        MockHttpServletResponse stale =
                post(all, "k-7", "/api/v1/campaigns/" + id + "/steps/SUBMIT", "{\"version\": 99}");
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(read(stale, "$.code")).isEqualTo("campaign-changed-meanwhile");
        assertThat(read(post(all, "k-8", "/api/v1/campaigns/" + id + "/steps/CANCEL", "{\"version\": 1}"), "$.code"))
                .isEqualTo("reason-missing");
    }

    @Test
    void aSecondSubmissionLeavesACampaignThatRunsAsItIs() throws Exception {
        Object id = read(post(all, "k-9", "/api/v1/campaigns", DRAFT), "$.id");
        app.jdbc().update("UPDATE campaign SET state = 'RUNNING' WHERE id = ?", id);
        app.jdbc().update("""
                INSERT INTO campaign_recipient (campaign_id, borrower_no, fate, not_before, open_fen)
                VALUES (?, 'B1001', 'TOLD', UTC_TIMESTAMP(3), 100)
                """, id);

        MockHttpServletResponse again =
                post(all, "k-10", "/api/v1/campaigns/" + id + "/steps/SUBMIT", "{\"version\": 1}");
        int recipients = count("SELECT COUNT(*) FROM campaign_recipient WHERE campaign_id = " + id);
        app.jdbc().update("UPDATE campaign SET state = 'CANCELLED' WHERE id = ?", id);

        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(recipients).isEqualTo(1);
    }

    @Test
    void aStatementIsTakenOnceUnderItsKeyAndSaysWhatBecameOfItsLines() throws Exception {
        String file = """
                交易日期,流水号,借贷标志,金额,账号,对方户名,对方账号,摘要,附言
                20261214,A1,贷,120.00,2031,欧阳明月,6222000012345678,转账,还款13800138000
                20261214,A2,贷,1E+3,2031,王芳,6222,转账,
                20261214,A3,借,1.00,2031,电力,62,扣费,
                """;

        MockHttpServletResponse sent = send(all, "s-1", "/api/v1/statements?name=day.csv", file);
        MockHttpServletResponse again = send(all, "s-1", "/api/v1/statements?name=day.csv", file);
        String path = String.valueOf(sent.getHeader("Location"));
        assertThat(sent.getStatus()).as(sent.getContentAsString()).isEqualTo(202);
        assertThat(again.getHeader("Location")).isEqualTo(path);
        assertThat(read(get(all, path), "$.state")).isEqualTo("WAITING");
        io.duebell.remittance.internal.FileReading reading = app.get(io.duebell.remittance.internal.FileReading.class);
        reading.read(reading.claim().orElseThrow());

        assertThat(read(get(all, path), "$.state")).isEqualTo("DONE");
        assertThat(read(get(all, path), "$.lines"))
                .isEqualTo(
                        Map.of("REMITTANCE", 1, "NOT_REMITTANCE", 1, "DUPLICATE", 0, "REVERSAL", 0, "QUARANTINED", 1));
        assertThat(read(get(all, path), "$.cameInFen")).isEqualTo(12_000);
        assertThat(read(get(all, path + "/lines?fate=QUARANTINED"), "$.items[0].reason"))
                .isEqualTo("scientific-amount");
    }

    @Test
    void remittancesAreListedWithTheirPayersMasked() throws Exception {
        MockHttpServletResponse page = get(all, "/api/v1/remittances?state=REVIEW");

        assertThat(JsonPath.<List<String>>read(page.getContentAsString(StandardCharsets.UTF_8), "$.items[*].payer"))
                .isNotEmpty()
                .allSatisfy(payer -> assertThat(payer).matches("(.?\\*+)?"));
        assertThat(JsonPath.<List<String>>read(
                        page.getContentAsString(StandardCharsets.UTF_8), "$.items[*].payerAccount"))
                .allSatisfy(account -> assertThat(account).matches("(\\*+.{0,4})?"));
        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("remark");
        assertThat(get(all, "/api/v1/remittances").getStatus()).isEqualTo(400);
    }

    @Test
    void aStatementThatCannotBeTakenSaysWhy() throws Exception {
        String reader = tokens.create("remit", Set.of(ApiScope.REMITTANCES_READ), null, null, null, "admin");
        String narrow = tokens.create("narrow", EnumSet.allOf(ApiScope.class), "M00001", null, null, "admin");

        assertThat(read(send(all, "s-2", "/api/v1/statements?name=a.csv", ""), "$.code"))
                .isEqualTo("statement-empty");
        assertThat(read(send(all, "s-3", "/api/v1/statements?name=a.csv&feed=99", "x"), "$.code"))
                .isEqualTo("statement-feed-unknown");
        assertThat(read(send(all, "s-4", "/api/v1/statements?name=..%2Fa.csv", "x"), "$.code"))
                .isEqualTo("unreadable");
        assertThat(read(send(reader, "s-5", "/api/v1/statements?name=a.csv", "x"), "$.code"))
                .isEqualTo("scope-missing");
        assertThat(read(send(narrow, "s-6", "/api/v1/statements?name=a.csv", "x"), "$.code"))
                .isEqualTo("token-narrow");
        assertThat(get(reader, "/api/v1/statements/999999").getStatus()).isEqualTo(404);
        assertThat(get(reader, "/api/v1/remittances?state=REVIEW").getStatus()).isEqualTo(200);
        assertThat(read(get(reader, "/api/v1/remittances?state=REVIEW&cursor=eA"), "$.code"))
                .isEqualTo("unreadable");
    }

    @Test
    void aWorkbookIsTakenInAsCsvIs() throws Exception {
        byte[] file = Xlsx.of(
                Xlsx.row("交易日期", "交易流水号", "借贷标志", "交易金额", "本方账号"), Xlsx.row("20261214", "X1", "贷", 0.1 + 0.2, 2031));

        MockHttpServletResponse sent = http.perform(request(HttpMethod.POST, "/api/v1/statements?name=day.xlsx")
                        .header("Authorization", "Bearer " + all)
                        .header("Idempotency-Key", "x-1")
                        .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                        .content(file))
                .andReturn()
                .getResponse();
        String path = String.valueOf(sent.getHeader("Location"));
        io.duebell.remittance.internal.FileReading reading = app.get(io.duebell.remittance.internal.FileReading.class);
        for (var next = reading.claim(); next.isPresent(); next = reading.claim()) {
            reading.read(next.get());
        }

        assertThat(sent.getStatus()).isEqualTo(202);
        assertThat(read(get(all, path), "$.state")).isEqualTo("DONE");
        assertThat(read(get(all, path), "$.cameInFen")).isEqualTo(30);
    }

    /** Over the wire, since the container has its say too. */
    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/statements?name=a.pdf, 'Content-Type: application/pdf', 415, unsupported-media-type",
        "POST /api/v1/statements?name=a.csv, 'Content-Type: multipart/form-data; boundary=x', 415, unsupported-media-type",
        "POST /api/v1/campaigns, 'Content-Type: application/json', 413, content-too-large",
        "DELETE /api/v1/notices, 'X-Other: 1', 405, method-not-allowed",
        "GET /api/v1/nothing, 'X-Other: 1', 404, not-found",
        "GET /api/v1/notices, 'Accept: image/png', 406, not-acceptable",
        "GET /api/v1//notices, 'X-Other: 1', 400, bad-request",
    })
    void whatComesToNoControllerIsAProblemThatSaysWhatToDo(String what, String header, int status, String code)
            throws Exception {
        String length = what.startsWith("POST") ? "Content-Length: 700000000\r\n" : "";

        String answer = raw(what + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + all + "\r\n"
                + "Idempotency-Key: raw\r\n" + header + "\r\n" + length + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json");
        String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
        assertThat(JsonPath.<String>read(body, "$.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read(body, "$.type")).isEqualTo("urn:duebell:problem:" + code);
        assertThat(JsonPath.<String>read(body, "$.detail")).isNotBlank();
        assertThat(JsonPath.<Integer>read(body, "$.status")).isEqualTo(status);
    }

    @Test
    void pagesKeepErrorsOfTheirOwn() throws Exception {
        assertThat(raw("GET /a//b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("problem+json");
    }

    private String raw(String request) throws Exception {
        int port = Integer.parseInt(String.valueOf(app.context.getEnvironment().getProperty("local.server.port")));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // Not to its end: the container still waits for a body that it will not take
            StringBuilder answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            for (int sign = in.read(); sign >= 0; sign = in.read()) {
                answer.append((char) sign);
                if (sign == '}' && answer.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
            }
            return answer.toString();
        }
    }

    private MockHttpServletResponse send(String token, String key, String path, String file) throws Exception {
        return http.perform(request(HttpMethod.POST, java.net.URI.create(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .contentType("text/csv")
                        .content(file.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }

    /** Renew the file with {@code mvn test -Dtest=ApiTests -Dopenapi.renew=true} when the API was meant to change. */
    @Test
    void theDescriptionThatIsServedIsTheOneCheckedIn() throws Exception {
        MockHttpServletResponse answer = http.perform(request(HttpMethod.GET, "/api/v1/openapi.yaml"))
                .andReturn()
                .getResponse();
        String served = answer.getContentAsString(StandardCharsets.UTF_8);
        Path file = Path.of("docs", "openapi.yaml");
        if (Boolean.getBoolean("openapi.renew")) {
            Files.writeString(file, served);
        }

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(served).isEqualTo(Files.readString(file));
    }

    private List<String> walk(String token, String path) throws Exception {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            MockHttpServletResponse page = get(token, path + (next.isEmpty() ? "" : "&cursor=" + next));
            ids.addAll(JsonPath.<List<String>>read(page.getContentAsString(StandardCharsets.UTF_8), "$.items[*].id"));
            next = JsonPath.read(page.getContentAsString(StandardCharsets.UTF_8), "$.next");
        }
        return ids;
    }

    private int count(String sql) {
        Integer count = app.jdbc().queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }

    private static Object read(MockHttpServletResponse answer, String path) throws Exception {
        return JsonPath.read(answer.getContentAsString(StandardCharsets.UTF_8), path);
    }

    private MockHttpServletResponse get(String token, String path) throws Exception {
        return http.perform(
                        request(HttpMethod.GET, java.net.URI.create(path)).header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(String token, String key, String path, String body) throws Exception {
        return http.perform(request(HttpMethod.POST, path)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }
}
