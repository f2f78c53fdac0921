package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.remittance.Remittance;
import io.duebell.remittance.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** B1 is a borrower of manager m1, B2 of m2, both of branch 0001; B3 is of branch 0002. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPageTests {

    private static final String PHONE = "8613800100001";
    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final ConsoleApp app = new ConsoleApp(0, false);
    private final SampleReplies replies = new SampleReplies(app);
    private final MockMvc pages = MockMvcBuilders.webAppContextSetup(app.web())
            .<DefaultMockMvcBuilder>apply(springSecurity())
            .build();

    @BeforeAll
    void prepare() {
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("m2", "乙", Role.MANAGER, "M00002", null);
        users.create("branch", "丙", Role.SUPERVISOR, null, "0002");
        users.create("boss", "丁", Role.SUPERVISOR, null, null);
        users.create("audit", "戊", Role.AUDITOR, null, null);
        users.create("admin", "己", Role.ADMINISTRATOR, null, null);
        replies.borrower("B1", "王秀英", "M00001", "0001", PHONE);
        replies.borrower("B2", "李建国", "M00002", "0001", "8613800100002");
        replies.borrower("B3", "张桂兰", "M00003", "0002", "8613800100003");
    }

    @AfterEach
    void empty() {
        for (String table : List.of(
                "inbound_message",
                "conversation",
                "conversation_entry",
                "inbox_task",
                "promise",
                "remittance",
                "remittance_share",
                "remittance_event",
                "reply_label",
                "contact_hold",
                "notice",
                "notice_item",
                "notice_event",
                "repair_item",
                "audit_log")) {
            app.jdbc().execute("DELETE FROM " + table);
        }
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void aReplyStandsInTheInboxWithWhatItWasReadAsAndWhatWasDone() throws Exception {
        long id = replies.came(PHONE, "TD", JUST_NOW);

        assertThat(page("m1", "/inbox?lang=en")).contains("王秀英", "opt out", "TD");
        assertThat(page("m1", "/inbox/" + id + "?lang=en"))
                .contains("100% sure", "Opted out", "is a word of opting out", "138****0001", "/notices?q=B1")
                .doesNotContain(PHONE);
        assertThat(page("m1", "/inbox/" + id)).contains("退订", "已退订", "是退订口令");
    }

    @Test
    void whatCameInForTheBorrowerStandsBesideTheConversation() throws Exception {
        long id = replies.came(PHONE, "我已经汇了", JUST_NOW);
        assertThat(page("m1", "/inbox/" + id)).doesNotContain("id=\"remittances\"");
        Told told = new Told(app.jdbc());
        long money = told.came(ConsoleApp.DAY, 30_000, ConsoleApp.NOW);
        told.credit(money, ConsoleApp.NOW, new Told.Part("B1", "L0001", 30_000));
        told.undo(money, Remittance.State.REVIEW, ConsoleApp.NOW.plusSeconds(60));

        assertThat(page("m1", "/inbox/" + id + "?lang=en"))
                .contains(
                        "300.00 yuan of " + ConsoleApp.DAY + ", loan L0001",
                        "credited",
                        "taken back",
                        "/remittances/" + money)
                .doesNotContain("王五");
        assertThat(page("m1", "/inbox/" + id)).contains("已记入", "已撤回", "自动匹配");
    }

    @Test
    void whatAPersonSaysOfAReplyIsDoneAndKeptAsTrainingData() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", JUST_NOW);
        String settle = "/inbox/" + id + "/entries/" + replies.lastEntry(id) + "/settle";

        assertThat(page("m1", "/inbox/badge")).contains("class=\"badge\">1<");
        send("m1", settle, Map.of("intents", "DISPUTE"));

        assertThat(page("m1", "/inbox/" + id + "?lang=en"))
                .contains("settled by m1", "Disputed: reminders are stopped")
                .doesNotContain("class=\"secondary small confirm\"");
        assertThat(page("m1", "/inbox/badge")).doesNotContain("class=\"badge\"");
        assertThat(holds()).containsExactly("DISPUTE B1");
        assertThat(page("boss", "/inbox/training.tsv?from=2026-12-01&until=2026-12-31"))
                .contains("嗯那个事再说吧看情况\tDISPUTE\t");
        assertThat(audit()).contains("m1 reply-settle conversation " + id, "boss training-export replies");
    }

    @Test
    void aManagerSeesOwnConversationsASupervisorTheBranchAndNumbersNobodyKnows() throws Exception {
        long own = replies.came(PHONE, "在吗第一句", JUST_NOW);
        long others = replies.came("8613800100002", "在吗第二句", JUST_NOW);
        long unknown = replies.came("8613900000009", "在吗第三句", JUST_NOW);

        assertThat(page("m1", "/inbox")).contains("第一句").doesNotContain("第二句", "第三句");
        assertThat(page("branch", "/inbox"))
                .contains("第三句", "139****0009")
                .doesNotContain("第一句", "第二句", "8613900000009");
        assertThat(page("boss", "/inbox")).contains("第一句", "第二句", "第三句");
        assertThat(status("m1", "/inbox/" + others)).isEqualTo(404);
        assertThat(status("m1", "/inbox/" + unknown + "/news?version=1")).isEqualTo(404);
        for (String step : List.of("done", "assign", "reveal", "look", "check")) {
            assertThat(send("m2", "/inbox/" + own + "/" + step, Map.of("version", "1", "text", "x"))
                            .getResponse()
                            .getStatus())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(audit()).isEmpty();
    }

    @Test
    void anAuditorReadsAndChangesNothing() throws Exception {
        long id = replies.came(PHONE, "我爸上个月去世了", JUST_NOW);

        assertThat(page("audit", "/inbox/" + id))
                .contains("去世")
                .doesNotContain("method=\"post\" action=\"/inbox", "/look", "id=\"answer\"");
        assertThat(page("audit", "/inbox/tasks")).doesNotContain("/done\"");
        for (String step : List.of("look", "done", "assign", "answer", "reveal", "promise", "entries/1/settle")) {
            assertThat(send("audit", "/inbox/" + id + "/" + step, Map.of("version", "1"))
                            .getResponse()
                            .getStatus())
                    .as(step)
                    .isEqualTo(403);
        }
        assertThat(status("audit", "/inbox/training.tsv?from=2026-12-01&until=2026-12-31"))
                .isEqualTo(403);
        assertThat(status("branch", "/inbox/training.tsv?from=2026-12-01&until=2026-12-31"))
                .as("texts of other branches' borrowers")
                .isEqualTo(403);
        assertThat(status("m1", "/inbox/training.tsv?from=2026-12-01&until=2026-12-31"))
                .isEqualTo(403);
        assertThat(status("admin", "/inbox/training.tsv?from=2026-12-01&until=2026-12-31"))
                .isEqualTo(200);
    }

    @Test
    void numbersAreMaskedUntilSomebodyAsksAndThatIsAudited() throws Exception {
        long id = replies.came(PHONE, "换号了，以后打13912345678", JUST_NOW);

        assertThat(page("m1", "/inbox/" + id)).contains("139****5678").doesNotContain("13912345678", PHONE);
        MvcResult revealed = send("m1", "/inbox/" + id + "/reveal", Map.of());

        assertThat(pages.perform(get(URI.create("/inbox/" + id))
                                .with(someone("m1"))
                                .flashAttrs(revealed.getFlashMap()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("13912345678", PHONE);
        assertThat(audit()).containsExactly("m1 reply-reveal conversation " + id);
    }

    @Test
    void aHostileTextIsShownHarmlessly() throws Exception {
        long id = replies.came(
                PHONE,
                "<script>alert(1)</script>\u202Eevil\u200B'; DROP TABLE notice; -- " + "长".repeat(10_000),
                JUST_NOW);

        String thread = page("m1", "/inbox/" + id);
        assertThat(thread)
                .contains("&lt;script&gt;alert(1)", "内容过长，已截断")
                .doesNotContain("<script>alert", "\u202E", "\u200B");
        assertThat(thread.length()).isLessThan(60_000);
        assertThat(page("m1", "/inbox")).contains("&lt;script&gt;").doesNotContain("长".repeat(300));
    }

    @Test
    void aConversationIsTakenPutOffDoneAndOpenedAgain() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", Duration.ofHours(1));

        assertThat(page("m1", "/inbox?lang=en")).contains("1 overdue", "overdue since 09:10");
        step("m1", id, "assign", Map.of("to", "m1"));
        assertThat(page("m1", "/inbox?filter=MINE")).contains("王秀英", "@m1");
        assertThat(step("m1", id, "assign", Map.of("to", "m2"))).contains("That colleague can't work");
        step("m1", id, "snooze", Map.of("snooze", "MORNING"));
        assertThat(page("m1", "/inbox?filter=SNOOZED&lang=en")).contains("王秀英", "snoozed until 12-16 08:30");
        assertThat(page("m1", "/inbox")).doesNotContain("王秀英");
        int seen = replies.version(id);
        step("m1", id, "done", Map.of());
        assertThat(flashed(send("m1", "/inbox/" + id + "/done", Map.of("version", Integer.toString(seen)))))
                .containsKey("refused");
        assertThat(page("m1", "/inbox?filter=DONE")).contains("王秀英");
        step("m1", id, "reopen", Map.of());
        assertThat(page("m1", "/inbox")).contains("王秀英");
        assertThat(audit())
                .containsExactly(
                        "m1 reply-assign conversation " + id,
                        "m1 reply-snooze conversation " + id,
                        "m1 reply-done conversation " + id,
                        "m1 reply-reopen conversation " + id);
    }

    @Test
    void theFirstLookIsTakenByThePageAndMeasured() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", Duration.ofMinutes(10));

        assertThat(page("m1", "/inbox/" + id)).contains("hx-post=\"/inbox/" + id + "/look\"");
        assertThat(page("m1", "/inbox?lang=en")).contains("id=\"waiting\">1<");
        pages.perform(post(URI.create("/inbox/" + id + "/look"))
                .with(csrf())
                .with(someone("m1"))
                .header("HX-Request", "true"));

        assertThat(page("m1", "/inbox?lang=en"))
                .contains("id=\"waiting\">0<", "10 min", "1 were looked at, 1 of them within 30 min");
        assertThat(page("m1", "/inbox/" + id)).doesNotContain("/look\"");
    }

    @Test
    void aPersonSaysWhoseAnUnknownNumberIsAndItIsActedOnForThem() throws Exception {
        long id = replies.came("8613900000009", "嗯那个事再说吧看情况", JUST_NOW);

        assertThat(page("boss", "/inbox/" + id + "?q=%E7%8E%8B")).contains("王秀英", "value=\"B1\"");
        assertThat(page("branch", "/inbox/" + id + "?q=%E7%8E%8B"))
                .as("the search of another branch")
                .doesNotContain("王秀英");
        assertThat(step("branch", id, "whose", Map.of("borrower", "B1"))).contains("no such borrower");
        step("boss", id, "whose", Map.of("borrower", "B1"));

        assertThat(page("m1", "/inbox")).contains("王秀英");
        assertThat(audit()).containsExactly("boss reply-whose conversation " + id);
    }

    @Test
    void anAnswerIsCheckedWhileItIsTypedAndSentOnce() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", JUST_NOW);

        String checked = pages.perform(post(URI.create("/inbox/" + id + "/check?lang=en"))
                        .param("text", "不还就坐牢")
                        .with(csrf())
                        .with(someone("m1"))
                        .header("HX-Request", "true"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(checked)
                .contains("May leave now", "Can&#39;t be sent:", "1 part(s)")
                .doesNotContain("<main");
        MvcResult refused = answer(id, "不还就坐牢", "k0");
        assertThat(flashed(refused)).containsKey("refused").containsEntry("draft", "不还就坐牢");
        assertThat(answers()).isEmpty();

        answer(id, "您好，我们明天与您联系。", "k1");
        answer(id, "您好，我们明天与您联系。", "k1");

        assertThat(answers()).containsExactly("【清河农信】您好，我们明天与您联系。");
        assertThat(page("m1", "/inbox/" + id)).contains("我们明天与您联系", "· m1");
        assertThat(audit()).containsExactly("m1 reply-answer conversation " + id);
    }

    @Test
    void tasksAreDoneWithANoteAndMoneyGivenToStaffIsTheSupervisors() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", JUST_NOW);
        String settle = "/inbox/" + id + "/entries/" + replies.lastEntry(id) + "/settle";
        send("m1", settle, Map.of("intents", "CALL_BACK"));
        app.jdbc().update("""
                INSERT INTO inbox_task (kind, conversation_id, borrower_no, borrower_name, manager_no, branch_no, detail, created_at)
                VALUES ('PAID_TO_STAFF', ?, 'B1', '王秀英', 'M00001', '0001', 'says that money went to a person', NOW(3))
                """, id);
        long task = Objects.requireNonNull(
                app.jdbc().queryForObject("SELECT id FROM inbox_task WHERE kind = 'CALL_BACK'", Long.class));

        assertThat(page("m1", "/inbox/tasks?lang=en"))
                .contains("Call back", "王秀英")
                .doesNotContain("Money given");
        assertThat(page("boss", "/inbox/tasks?lang=en")).contains("Money given to a person", "says that money went");
        assertThat(page("boss", "/inbox/tasks?kind=DISPUTE")).doesNotContain("王秀英");
        send("m1", "/inbox/tasks/" + task + "/done", Map.of("note", " "));
        assertThat(page("m1", "/inbox/tasks")).contains("王秀英");
        assertThat(send("m2", "/inbox/tasks/" + task + "/done", Map.of("note", "not theirs"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        send("m1", "/inbox/tasks/" + task + "/done", Map.of("note", "spoke with her"));

        assertThat(page("m1", "/inbox/tasks")).doesNotContain("王秀英");
        assertThat(page("m1", "/inbox/" + id)).contains("spoke with her");
        assertThat(audit()).contains("m1 task-done task " + task);
    }

    @Test
    void aPromiseIsNotedByHandAndCancelledWithAReason() throws Exception {
        long id = replies.came(PHONE, "嗯那个事再说吧看情况", JUST_NOW);
        String make = "/inbox/" + id + "/promise";

        assertThat(flashed(send("m1", make, Map.of("dueOn", "2026-12-01")))).containsEntry("said", "said.promise-day");
        assertThat(flashed(send("m1", make, Map.of("dueOn", "2026-12-20", "amount", "a lot"))))
                .containsEntry("said", "said.promise-amount");
        send("m1", make, Map.of("dueOn", "2026-12-20", "amount", "1,500.50", "source", "CALL"));

        assertThat(page("m1", "/inbox/promises?lang=en")).contains("王秀英", "2026-12-20", "1,500.50", "call");
        assertThat(page("m2", "/inbox/promises")).doesNotContain("王秀英");
        assertThat(holds()).containsExactly("PROMISE B1");
        long promise = Objects.requireNonNull(app.jdbc().queryForObject("SELECT id FROM promise", Long.class));
        send("m1", "/inbox/promises/" + promise + "/cancel", Map.of("reason", "She called again"));
        assertThat(page("m1", "/inbox/promises?state=CANCELLED")).contains("王秀英", "She called again");
        assertThat(holds()).isEmpty();
        assertThat(audit()).contains("m1 promise-make promise " + promise, "m1 promise-cancel promise " + promise);
    }

    @Test
    void todayTellsWhatWaits() throws Exception {
        replies.came(PHONE, "嗯那个事再说吧看情况", Duration.ofHours(1));

        assertThat(page("m1", "/?lang=en")).contains("1 conversation(s) wait to be looked at, 1 of them overdue");
        assertThat(page("m2", "/today/replies?lang=en")).doesNotContain("conversation(s)");
    }

    private List<String> holds() {
        return app.jdbc()
                .queryForList(
                        "SELECT CONCAT(kind, ' ', borrower_no) FROM contact_hold WHERE lifted_at IS NULL",
                        String.class);
    }

    private List<String> audit() {
        return app.jdbc()
                .queryForList(
                        "SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log ORDER BY id", String.class);
    }

    private List<String> answers() {
        return app.jdbc()
                .queryForList(
                        "SELECT t.body FROM notice n JOIN notice_text t ON t.text_hash = n.text_hash WHERE n.kind = 'ANSWER'",
                        String.class);
    }

    /** What is said on the next page. */
    private static Map<String, Object> flashed(MvcResult result) {
        return Map.copyOf(result.getFlashMap());
    }

    private MvcResult answer(long id, String text, String key) throws Exception {
        return send(
                "m1",
                "/inbox/" + id + "/answer",
                Map.of("version", Integer.toString(replies.version(id)), "text", text, "key", key));
    }

    /** What the page says after a step by the version that stands. */
    private String step(String who, long id, String step, Map<String, String> fields) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("version", Integer.toString(replies.version(id)));
        MvcResult result = send(who, "/inbox/" + id + "/" + step, all);
        assertThat(result.getResponse().getStatus()).isEqualTo(302);
        return pages.perform(get(URI.create("/inbox/" + id + "?lang=en"))
                        .with(someone(who))
                        .flashAttrs(result.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("&#39;", "'");
    }

    private String page(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(someone(who)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private int status(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(someone(who)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private MvcResult send(String who, String path, Map<String, String> fields) throws Exception {
        var request = post(URI.create(path)).with(csrf()).with(someone(who));
        fields.forEach(request::param);
        return pages.perform(request).andReturn();
    }

    private org.springframework.test.web.servlet.request.RequestPostProcessor someone(String name) {
        return user(app.get(UserDetailsService.class).loadUserByUsername(name));
    }
}
