package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.sheet.Xlsx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Money that came in as people see it: whose it may be, who may say so, payers masked, each step one form. */
class RemittancePageTests {

    private static final String LOUD = "/remittances/" + SampleDesk.LOUD;
    private static final String LARGE = "/remittances/" + SampleDesk.LARGE;
    private static final String BACK = "/remittances/" + SampleDesk.BACK;

    private ConsoleApp app;
    private MockMvc pages;

    @BeforeEach
    void open() {
        app = new ConsoleApp(0, false);
        pages = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("m2", "乙", Role.MANAGER, "M00002", null);
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
        new SampleStatements(app.jdbc()).month();
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void theQueueSaysHowMuchWaitsAndMasksThePayer() throws Exception {
        String queue = page("m1", "/remittances?lang=en");

        assertThat(queue)
                .contains("122,300.50", "2,300.50", "刘*英", "6217***********4567", "Several borrowers fit.", "4 days")
                .contains("id=\"count-REVIEW\"", "id=\"count-CREDITED\"")
                .contains("大王村王秀兰还款 138****0001", "The bank took it back")
                .doesNotContain("刘秀英", "6217000000001234567", "13800100001", "500.00</a>");
        assertThat(page("m1", "/?lang=en")).contains("2 remittances wait for a person, 122,300.50 CNY in all.");
    }

    @Test
    void theEvidenceStandsMarkedInTheTextAndTheBestIsOneKeyAway() throws Exception {
        String page = page("m1", LOUD + "?lang=en");

        assertThat(page)
                .contains("<mark class=\"sign-place\" title=\"the village\">大王村</mark>")
                .contains("<mark class=\"sign-name\" title=\"the name as in the book\">王秀兰</mark>")
                .contains("data-key=\"y\"", "2,000.00 + 300.50", "owes 300.50, payoff 50,300.50")
                .contains(
                        "王秀兰 is their name as the book has it.", "2300.50 is to the fen what they owe on several loans")
                .contains("1 more, of other managers, fit as well")
                .contains("Several loans: say which by splitting.");
        assertThat(page("m1", LOUD + "?c=2&lang=en"))
                .contains("<mark class=\"sign-against\" title=\"the remark means others\">大王村</mark>")
                .contains("<mark class=\"sign-name\" title=\"the name as in the book\">刘*英</mark>");
    }

    @Test
    void whatIsSettledLeadsToTheNextThatWaits() throws Exception {
        MvcResult settled = send(
                "m1",
                LOUD + "/settle",
                "version",
                "1",
                "learn",
                "true",
                "loan",
                "LN0001",
                "yuan",
                "2,000.00",
                "loan",
                "LN0002",
                "yuan",
                "300.50");

        assertThat(app.desk.asked).containsExactly("m1 settle 1 v1 learn LN0001=2000.00 LN0002=300.50");
        assertThat(settled.getResponse().getRedirectedUrl()).isEqualTo(LARGE + "?order=OLDEST");
        assertThat(settled.getFlashMap().get("settled")).isEqualTo(SampleDesk.LOUD);
    }

    @Test
    void whatTheRoomRefusesIsSaidInWords() throws Exception {
        app.desk.answer = new Outcome.Refused("changed", "");

        assertThat(said(send("m1", LOUD + "/settle", "version", "1", "loan", "LN0001", "yuan", "2300.50"), LOUD))
                .contains("Somebody was at it meanwhile; look again.");
        app.desk.answer = new Outcome.Refused("gone", "");
        assertThat(status(send("m1", LOUD + "/undo", "version", "1", "reason", "x")))
                .isEqualTo(404);
    }

    @Test
    void aSplitKeepsWhatWasTypedWhileFurtherBorrowersAreSearched() throws Exception {
        assertThat(page("m1", LOUD + "/split?lang=en"))
                .contains("value=\"2000.00\"", "value=\"300.50\"")
                .contains(">0.00</b>");

        MvcResult searched = send(
                "m1", LOUD + "/split", "q", "九", "loan", "LN0003", "yuan", "1,900.5", "loan", "LN0004", "yuan", "");
        String address = Objects.requireNonNull(searched.getResponse().getRedirectedUrl());
        assertThat(page("m1", address + "&lang=en"))
                .contains("周九", "LN0009", "value=\"1,900.5\"", ">400.00</b>")
                .doesNotContain("value=\"2000.00\"");

        send(
                "m1",
                LOUD + "/settle",
                "version",
                "1",
                "split",
                "true",
                "loan",
                "LN0003",
                "yuan",
                "1,900.50",
                "loan",
                "LN0009",
                "yuan",
                "400",
                "loan",
                "LN0004",
                "yuan",
                "");
        assertThat(app.desk.asked).containsExactly("m1 settle 1 v1 LN0003=1900.50 LN0009=400.00");
    }

    @Test
    void anAmountThatIsNoneIsRefusedAndStaysInTheForm() throws Exception {
        for (String typed : List.of("1.234", "-5", "1E3E", "NaN", "99999999999")) {
            MvcResult refused =
                    send("m1", LOUD + "/settle", "version", "1", "split", "true", "loan", "LN0001", "yuan", typed);
            assertThat(said(
                            refused,
                            Objects.requireNonNull(refused.getResponse().getRedirectedUrl())))
                    .contains("“" + typed + "” is no amount.");
        }
        assertThat(app.desk.asked).isEmpty();
    }

    @Test
    void aSecondPersonAgreesAndNotTheFirst() throws Exception {
        assertThat(page("m2", LARGE + "?lang=en"))
                .contains("m2 settled it, a second person is due", "Somebody else has to agree.")
                .doesNotContain("id=\"agree\"");
        assertThat(page("boss", LARGE + "?lang=en")).contains("id=\"agree\"", "LN0002", "50,000.00");

        send("boss", LARGE + "/disagree", "version", "1", "reason", "wrong loan");
        send("boss", LARGE + "/agree", "version", "1");
        assertThat(app.desk.asked).containsExactly("boss disagree 2 wrong loan", "boss agree 2");
    }

    @Test
    void aReversalWaitsForAPersonAndAnUndoNeedsAReason() throws Exception {
        assertThat(page("m1", BACK + "?lang=en"))
                .contains("A person had settled it", "principal 250.00, interest 50.00");

        send("m1", BACK + "/undo", "version", "1", "reason", " ");
        send("m1", BACK + "/undo", "version", "1", "reason", "the wrong Wang");
        send("m1", BACK + "/reverse", "version", "1");
        send("m1", LOUD + "/ask", "version", "1", "borrower", "B1");
        send("m1", LOUD + "/nobody", "version", "1", "reason", "rent");
        send("m1", "/remittances/learnt/2/unlearn");
        assertThat(app.desk.asked)
                .containsExactly(
                        "m1 undo 3 the wrong Wang", "m1 reverse 3", "m1 ask 1 B1", "m1 nobody 1 rent", "m1 unlearn 2");
    }

    @Test
    void aPayerStandsWholeForOneLookAndTheAuditLogHasIt() throws Exception {
        assertThat(page("m1", LOUD)).doesNotContain("刘秀英</dd>", "6217000000001234567", "13800100001");

        assertThat(said(send("m1", LOUD + "/reveal"), LOUD)).contains("6217000000001234567", "13800100001");
        assertThat(page("m1", LOUD)).doesNotContain("6217000000001234567");
        assertThat(audit()).containsExactly("m1 payer-reveal remittance " + SampleDesk.LOUD);
    }

    @Test
    void othersRemittancesAreNotThereAndAnAuditorChangesNothing() throws Exception {
        String others = "/remittances/" + SampleDesk.OTHERS;

        assertThat(status(pages.perform(get(others).with(as("m1"))).andReturn()))
                .isEqualTo(404);
        assertThat(status(send("m1", others + "/reveal"))).isEqualTo(404);
        assertThat(status(pages.perform(get(others).with(as("audit"))).andReturn()))
                .isEqualTo(200);
        assertThat(page("audit", LOUD)).doesNotContain("method=\"post\" action=\"/remittances");
        for (String step :
                List.of("settle", "nobody", "ask", "undo", "agree", "disagree", "reverse", "reveal", "split")) {
            assertThat(status(send("audit", LOUD + "/" + step, "version", "1", "reason", "x", "borrower", "B1")))
                    .as(step)
                    .isEqualTo(403);
        }
        assertThat(status(send("audit", "/statements/1/take-back", "reason", "x")))
                .isEqualTo(403);
        assertThat(status(pages.perform(get("/statements").with(as("m1"))).andReturn()))
                .isEqualTo(403);
        assertThat(status(pages.perform(get("/advice").with(as("m1"))).andReturn()))
                .isEqualTo(403);
        assertThat(app.desk.asked).isEmpty();
    }

    @Test
    void whatWasLearntStandsMaskedWithWhoTaughtIt() throws Exception {
        assertThat(page("m1", "/remittances/learnt?lang=en"))
                .contains("6217***********4567", "王**二", "王秀兰", "by m1", "/remittances/learnt/1/unlearn")
                .doesNotContain("王家老二");
    }

    @Test
    void filesStandWithTheFateOfEachLineAndWhatIsWrongInWords() throws Exception {
        assertThat(page("boss", "/statements?lang=en"))
                .contains("对公账户-2026-12-14.csv", "5,123.40", "No line names the columns", "over the API by boss")
                .contains("The balance breaks 1 times, first at line 6");
        assertThat(page("audit", "/statements/1?lang=en"))
                .contains("The amount is in scientific notation", "1.2E+05", "621************4567")
                .doesNotContain("6217000000001234567", "take-back");
        assertThat(page("boss", "/statements/1?fate=DUPLICATE&lang=en")).contains("It is known already", LOUD);
    }

    @Test
    void aFileThatIsBeingTakenBackSaysHowFarItIsAndKeepsUp() throws Exception {
        app.jdbc()
                .update(
                        "UPDATE statement_file SET state = 'TAKING_BACK', taken_back_by = 'boss', back_count = 1 WHERE id = 1");

        assertThat(page("boss", "/statements/1?lang=en"))
                .contains("Being taken back", "1 of 2 remittances are taken back")
                .contains("hx-get=\"/statements/1\"", "hx-select=\"#file\"")
                .doesNotContain("id=\"take-back\"");
        assertThat(page("boss", "/statements/3?lang=en")).doesNotContain("hx-select");
    }

    @Test
    void aFileIsUploadedTakenBackAndReadAgain() throws Exception {
        MvcResult taken = pages.perform(multipart("/statements")
                        .file(new MockMultipartFile(
                                "file", "today.csv", "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8)))
                        .with(csrf())
                        .with(as("boss")))
                .andReturn();
        String address = Objects.requireNonNull(taken.getResponse().getRedirectedUrl());
        assertThat(page("boss", address + "?lang=en")).contains("today.csv", "Waiting", "uploaded by boss");

        assertThat(said(send("boss", "/statements/3/take-back", "reason", "doubled"), "/statements/3"))
                .contains("A file is taken back once");
        send("boss", "/statements/1/take-back", "reason", " ");
        send("boss", "/statements/1/take-back", "reason", "of another bank");
        send("boss", "/statements/2/again");
        assertThat(app.jdbc().queryForList("SELECT CONCAT(id, state) FROM statement_file ORDER BY id", String.class))
                .containsExactly("1TAKEN_BACK", "2WAITING", "3TAKEN_BACK", "4WAITING");
        assertThat(audit())
                .containsExactly("boss statement-upload 4", "boss statement-take-back 1", "boss statement-again 2");
    }

    @Test
    void aFileWhoseMoneyPeopleSettledIsTakenBackOnlyWhenThatIsSaid() throws Exception {
        app.jdbc().update("""
                INSERT INTO remittance (id, identity, state, reason, decided_by, account, booked_on, serial, amount_fen, payer,
                                        payer_account, booking, remark, file_id, line_no, received_at, changed_at)
                VALUES (?, 'i', 'CREDITED', 'person', 'm1', '3301', '2026-12-14', 'S1', 100, '', '', '', '', 1, 1, NOW(), NOW())
                """, SampleDesk.LOUD);

        String refused = said(send("boss", "/statements/1/take-back", "reason", "doubled"), "/statements/1");
        assertThat(refused).contains("People settled 1 of its remittances.", "id=\"matched\"");
        send("boss", "/statements/1/take-back", "reason", "doubled", "matched", "true");
        assertThat(app.jdbc().queryForObject("SELECT state FROM remittance", String.class))
                .isEqualTo("TAKEN_BACK");
    }

    @Test
    void anEmptyFileIsRefusedInWords() throws Exception {
        MvcResult refused = pages.perform(multipart("/statements")
                        .file(new MockMultipartFile("file", "today.csv", "text/csv", new byte[0]))
                        .with(csrf())
                        .with(as("boss")))
                .andReturn();

        assertThat(said(refused, "/statements")).contains("The file is empty.");
    }

    @Test
    void aFeedIsDefinedFromASampleCorrectedSavedAndRetired() throws Exception {
        byte[] sample = """
                日期,编号,钱,谁
                2026-12-14,S1,12.50,王秀兰
                2026-12-14,S2,8.00,6217000000001234567
                """.getBytes(java.nio.charset.Charset.forName("GBK"));
        String seen = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "sample.csv", "text/csv", sample))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(seen)
                .contains("王秀兰", "id=\"column-AMOUNT\"", "621************4567")
                .doesNotContain(">6217000000001234567<");

        String[] chosen = {
            "sample",
            java.util.Base64.getEncoder().encodeToString(sample),
            "name",
            "信用社乙",
            "column.DATE",
            "日期",
            "column.SERIAL",
            "编号",
            "column.IN",
            "钱",
            "column.PAYER",
            "谁",
            "lang",
            "en"
        };
        assertThat(send("boss", "/feeds/sample", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("12.50", "2026-12-14");
        assertThat(status(send("audit", "/feeds", chosen))).isEqualTo(403);
        assertThat(send("boss", "/feeds", chosen).getResponse().getRedirectedUrl())
                .isEqualTo("/feeds");
        assertThat(page("audit", "/feeds?lang=en"))
                .contains("信用社乙", "Payer = 谁")
                .doesNotContain("/retire");
        assertThat(send("boss", "/feeds", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("There is a feed of that name");
        assertThat(page("boss", "/statements")).contains("信用社乙</option>");

        send("boss", "/feeds/1/retire");
        assertThat(page("boss", "/feeds")).doesNotContain("信用社乙");
    }

    @Test
    void aFeedIsDefinedFromASheetAndReadsWorkbooksByIt() throws Exception {
        byte[] sheet =
                Xlsx.of(Xlsx.row("某行对账单"), Xlsx.row("日期", "编号", "钱", "谁"), Xlsx.row(ConsoleApp.DAY, "S1", 12.5, "王秀兰"));

        String seen = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "sample.xlsx", null, sheet))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Matcher sample = Pattern.compile("name=\"sample\" value=\"([^\"]+)\"").matcher(seen);

        assertThat(seen).contains("王秀兰", "id=\"column-AMOUNT\"", ">编号</option>");
        assertThat(sample.find()).isTrue();
        String[] chosen = {
            "sample",
            sample.group(1),
            "name",
            "某行",
            "column.DATE",
            "日期",
            "column.SERIAL",
            "编号",
            "column.IN",
            "钱",
            "column.PAYER",
            "谁",
            "lang",
            "en"
        };
        assertThat(send("boss", "/feeds/sample", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("12.50", "2026-12-15");
        assertThat(send("boss", "/feeds", chosen).getResponse().getRedirectedUrl())
                .isEqualTo("/feeds");
        String failed = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "a.xlsx", null, Arrays.copyOf(sheet, 500)))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(failed).contains("id=\"refused\"", "ends where it should not");
    }

    @Test
    void adviceSaysWhatTheLoanSystemBookedAndWhatDoesNotAgree() throws Exception {
        assertThat(page("audit", "/advice?lang=en"))
                .contains("Undone credit", "C102", "in file 12", "2026-12-15", "not yet");
        assertThat(page("audit", "/advice?differences=true&lang=en"))
                .contains("C103")
                .doesNotContain("C102");
    }

    private List<String> audit() {
        return app.jdbc()
                .queryForList(
                        "SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log WHERE action <> 'create-user' ORDER BY id",
                        String.class);
    }

    private RequestPostProcessor as(String who) {
        return user(app.get(UserDetailsService.class).loadUserByUsername(who));
    }

    private String page(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(as(who)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcResult send(String who, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request =
                post(URI.create(path)).with(csrf()).with(as(who));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return pages.perform(request).andReturn();
    }

    /** The page in English right after a step. */
    private String said(MvcResult step, String path) throws Exception {
        URI address = URI.create(path + (path.contains("?") ? "&" : "?") + "lang=en");
        return pages.perform(get(address)
                        .with(as(
                                step.getRequest().getRemoteUser() == null
                                        ? "boss"
                                        : step.getRequest().getRemoteUser()))
                        .flashAttrs(step.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }
}
