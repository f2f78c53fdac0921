package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.ListAnswer;
import io.duebell.campaign.internal.Preparation;
import io.duebell.dispatch.NoticeState;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Whom an audience comes to: each way of narrowing it, over five borrowers of whom each differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignAudienceTests {

    private ConsoleApp app;
    private MockMvc http;
    private String token;

    @BeforeAll
    void open() {
        app = new ConsoleApp(0, false);
        SampleCampaigns.approve(app);
        borrower("B0001", "000100001", "青山镇", "M00001", true);
        owes("B0001", "农户贷款", "2026-12-10", 100_000);
        borrower("B0002", "000100002", "青山镇", "M00001", true);
        owes("B0002", "农户贷款", "2026-08-01", 500_000);
        borrower("B0003", "000200001", "白水镇", "M00002", true);
        owes("B0003", "商户贷款", "2026-12-20", 200_000);
        borrower("B0004", "000200001", "白水镇", "M00002", true);
        owes("B0004", "农户贷款", "2025-06-01", 10_000);
        borrower("B0005", "000100001", "青山镇", "M00001", false);
        owes("B0005", "农户贷款", "2027-01-20", 300_000);
        new SampleDay(app.jdbc())
                .notice(ConsoleApp.id(1), "B0004", "王秀英", "M00002", "0101", NoticeState.DELIVERED, "delivered", null);
        app.jdbc().update("UPDATE notice SET counted_on = '2026-12-14' WHERE borrower_no = 'B0004'");
        app.jdbc().update("""
                        INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at)
                        VALUES ('cmcc', '8613800000002', '1069000012', '收到', REPEAT('a', 64), '2026-12-01 00:00:00')
                        """);
        http = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        token = app.get(ApiTokens.class).create("all", EnumSet.allOf(ApiScope.class), null, null, null, "admin");
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void theKindDecidesWhoIsSpokenTo() throws Exception {
        assertThat(audience("OVERDUE", "{}")).containsExactly("B0001", "B0002", "B0004");
        assertThat(audience("DUE", "{}")).containsExactly("B0003", "B0005");
        assertThat(audience("BALANCE", "{}")).containsExactly("B0001", "B0002", "B0003", "B0004", "B0005");
        assertThat(audience("GENERAL", "{}")).containsExactly("B0001", "B0002", "B0003", "B0004", "B0005");
    }

    @Test
    void daysAmountsAndClassesNarrowIt() throws Exception {
        assertThat(audience("DUE", "{'dueTo': 7}")).containsExactly("B0003");
        assertThat(audience("DUE", "{'dueFrom': 8}")).containsExactly("B0005");
        assertThat(audience("OVERDUE", "{'overdueFrom': 5, 'overdueTo': 136}")).containsExactly("B0001", "B0002");
        assertThat(audience("OVERDUE", "{'overdueFrom': 6}")).containsExactly("B0002", "B0004");
        assertThat(audience("OVERDUE", "{'classes': ['SPECIAL_MENTION']}")).containsExactly("B0001");
        assertThat(audience("OVERDUE", "{'classes': ['SUBSTANDARD', 'LOSS']}")).containsExactly("B0002", "B0004");
        assertThat(audience("OVERDUE", "{'classes': ['LOSS'], 'overdueTo': 90}"))
                .isEmpty();
        assertThat(audience("OVERDUE", "{'leastFen': 100000}")).containsExactly("B0001", "B0002");
        assertThat(audience("OVERDUE", "{'mostFen': 99999}")).containsExactly("B0004");
    }

    @Test
    void placesManagersAndProductsNarrowIt() throws Exception {
        assertThat(audience("GENERAL", "{'villages': ['000100001']}")).containsExactly("B0001", "B0005");
        assertThat(audience("GENERAL", "{'townships': ['白水镇']}")).containsExactly("B0003", "B0004");
        assertThat(audience("GENERAL", "{'managers': ['M00001']}")).containsExactly("B0001", "B0002", "B0005");
        assertThat(audience("DUE", "{'products': ['商户贷款']}")).containsExactly("B0003");
        assertThat(audience("OVERDUE", "{'products': ['商户贷款']}")).isEmpty();
        assertThat(audience("OVERDUE", "{'townships': ['青山镇'], 'overdueFrom': 90}"))
                .containsExactly("B0002");
    }

    @Test
    void lastContactAnswersAndPhonesNarrowIt() throws Exception {
        assertThat(audience("GENERAL", "{'quietDays': 2}")).containsExactly("B0001", "B0002", "B0003", "B0005");
        assertThat(audience("GENERAL", "{'quietDays': 1}")).contains("B0004");
        assertThat(audience("GENERAL", "{'answered': 'YES'}")).containsExactly("B0002");
        assertThat(audience("GENERAL", "{'answered': 'NO'}")).containsExactly("B0001", "B0003", "B0004", "B0005");
        assertThat(audience("GENERAL", "{'phone': 'OWN'}")).containsExactly("B0001", "B0002", "B0003", "B0004");
        assertThat(audience("GENERAL", "{'phone': 'NONE'}")).containsExactly("B0005");
    }

    @Test
    void anUploadedListNarrowsItAndTakesLoanNumbersToo() throws Exception {
        ListAnswer taken = app.get(Campaigns.class)
                .addList(
                        "list.csv",
                        "借据号\nLB0001\nLB0003\n".getBytes(StandardCharsets.UTF_8),
                        new Author("boss", null, null));
        long list = ((ListAnswer.Taken) taken).id();

        assertThat(audience("GENERAL", "{'list': " + list + "}")).containsExactly("B0001", "B0003");
        assertThat(audience("OVERDUE", "{'list': " + list + "}")).containsExactly("B0001");
        assertThat(app.get(Campaigns.class)
                        .addList(
                                "list.csv",
                                "borrower_no\nB0001\nB0003\n".getBytes(StandardCharsets.UTF_8),
                                new Author("m1", "M00001", null)))
                .as("another manager's borrower stands on it")
                .isEqualTo(new ListAnswer.Refused(List.of(new ListAnswer.Problem(3, "unknown", "B0003"))));
    }

    /** Whom a campaign freezes; nobody sends it back to a draft. */
    private List<String> audience(String kind, String audience) throws Exception {
        String template = kind.equals("GENERAL")
                ? "campaign-general-phone"
                : "campaign-" + kind.toLowerCase(java.util.Locale.ROOT);
        String draft = post("/api/v1/campaigns", """
                {"name": "who", "kind": "%s", "template": "%s", "expiresOn": "2026-12-20", "audience": %s}
                """.formatted(kind, template, audience.replace('\'', '"')));
        Number id = JsonPath.read(draft, "$.id");
        post("/api/v1/campaigns/" + id + "/steps/SUBMIT", "{\"version\": 1}");
        while (app.get(Preparation.class).step()) {
            // span by span
        }
        String page = send(HttpMethod.GET, "/api/v1/campaigns/" + id + "/recipients?fate=WAITING", "");
        return JsonPath.read(page, "$.items[*].borrowerNo");
    }

    private String post(String path, String body) throws Exception {
        return send(HttpMethod.POST, path, body);
    }

    private String send(HttpMethod method, String path, String body) throws Exception {
        var answer = http.perform(request(method, path)
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
        String content = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(content).isBetween(200, 299);
        return content;
    }

    private void borrower(String no, String village, String township, String manager, boolean hasPhone) {
        SampleDay day = new SampleDay(app.jdbc());
        day.borrower(no, "王秀英", manager, "0101");
        app.jdbc()
                .update(
                        "UPDATE book_borrower SET village_no = ?, township = ? WHERE borrower_no = ?",
                        village,
                        township,
                        no);
        String mobile = "138" + "0".repeat(7) + no.charAt(4);
        day.phone(no, mobile, "MOBILE", hasPhone ? "SELF" : "SPOUSE", "86" + mobile);
    }

    private void owes(String borrower, String product, String due, long fen) {
        SampleCampaigns.loan(app, borrower, product);
        app.jdbc().update("""
                INSERT INTO book_instalment (borrower_no, loan_no, due_date, principal_fen, interest_fen, penalty_fen, product,
                                             maturity_date, repay_account, status)
                VALUES (?, ?, ?, 0, ?, 0, ?, '2028-01-01', '6228', 'ACTIVE')
                """, borrower, "L" + borrower, due, fen, product);
    }
}
