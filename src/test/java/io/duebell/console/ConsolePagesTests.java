package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.PlanningRuns;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A manager's notice 0, another manager's notice 1 in the same branch, and notice 2 of another branch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePagesTests {

    private static final Pattern LINK_TO_NOTICE = Pattern.compile("/notices/([0-9A-Z]{13})");

    private final ConsoleApp app = new ConsoleApp(0, false);
    private final SampleDay sample = new SampleDay(app.jdbc());
    private final MockMvc pages = MockMvcBuilders.webAppContextSetup(app.web())
            .<DefaultMockMvcBuilder>apply(springSecurity())
            .build();
    private String password = "";

    @BeforeAll
    void prepare() {
        ConsoleUsers users = app.get(ConsoleUsers.class);
        password = users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("branch", "乙", Role.SUPERVISOR, null, "0001");
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
        users.create("admin", "戊", Role.ADMINISTRATOR, null, null);
        sample.book();
        person(0, "B00000000", "王秀英", "M00001", "0001", NoticeState.DELIVERED, "the carrier delivered it");
        person(1, "B00000001", "李建国", "M00002", "0001", NoticeState.SUPPRESSED, "the number has opted out of texts");
        person(2, "B00000002", "张桂兰", "M00003", "0002", NoticeState.HELD, "contact is open from 08:30 to 20:30");
        for (int i = 0; i < 3; i++) {
            sample.phone("B0000000" + i, "0838-62144" + i + "5", "LANDLINE", "SELF", null);
            sample.repair(i + 1, "B0000000" + i, "M0000" + (i + 1), "landline", "a landline", null);
        }
        sample.optOut("B00000001", "8613812009999");
        for (int i = 0; i < 110; i++) {
            sample.notice(
                    ConsoleApp.id(1000 + i), "B00000009", "周翻页", "M00009", "0009", NoticeState.READY, "allowed", null);
        }
        app.runs.today(PlanningRuns.State.NEEDS_PERSON, "the list is empty; is the loan book right?", 3);
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void everybodySeesOnlyTheirOwnBorrowersInTheList() throws Exception {
        assertThat(page("m1", "/notices")).contains("王秀英").doesNotContain("李建国", "张桂兰", "周翻页");
        assertThat(page("branch", "/notices")).contains("王秀英", "李建国").doesNotContain("张桂兰", "周翻页");
        assertThat(page("audit", "/notices?date=2026-12-15&before=" + ConsoleApp.id(-1)))
                .contains("王秀英", "李建国", "张桂兰");
    }

    @Test
    void anothersNoticeIsNotFound() throws Exception {
        assertThat(status("m1", "/notices/" + ConsoleApp.id(0))).isEqualTo(200);
        assertThat(status("m1", "/notices/" + ConsoleApp.id(1))).isEqualTo(404);
        assertThat(status("branch", "/notices/" + ConsoleApp.id(2))).isEqualTo(404);
        assertThat(status("audit", "/notices/" + ConsoleApp.id(2))).isEqualTo(200);
        assertThat(status("m1", "/notices/nonsense")).isEqualTo(404);
    }

    @Test
    void todayCountsWhatIsInScope() throws Exception {
        assertThat(count(page("m1", "/"), "DELIVERED")).isEqualTo("1");
        assertThat(count(page("m1", "/"), "SUPPRESSED")).isEqualTo("0");
        assertThat(count(page("branch", "/today/progress"), "SUPPRESSED")).isEqualTo("1");
        assertThat(count(page("audit", "/"), "READY")).isEqualTo("110");
        assertThat(page("audit", "/")).contains("该号码已退订短信", "<rect class=\"delivered\"");
        assertThat(page("m1", "/")).doesNotContain("该号码已退订短信");
    }

    @Test
    void anAlarmStandsOverEveryPageOfThoseItConcernsUntilOneOfThemHasSeenIt() throws Exception {
        Alarms alarms = app.get(Alarms.class);
        alarms.raise(AlarmCode.LINK_BROKEN, "main", "0x0000000E");
        long id = alarms.standing().get(0).id();

        assertThat(page("audit", "/notices")).contains("线路 main：运营商拒绝登录");
        assertThat(page("m1", "/notices")).doesNotContain("线路 main");
        assertThat(status("m1", "/alarms")).isEqualTo(403);
        assertThat(send("audit", "/alarms/" + id + "/acknowledge").getStatus()).isEqualTo(403);

        send("boss", "/alarms/" + id + "/acknowledge");

        assertThat(page("audit", "/alarms/strip")).doesNotContain("线路 main");
        assertThat(page("audit", "/alarms")).contains("线路 main：运营商拒绝登录", "boss");
        assertThat(app.jdbc()
                        .queryForObject("SELECT actor FROM audit_log WHERE action = 'alarm-acknowledge'", String.class))
                .isEqualTo("boss");
        alarms.clear(AlarmCode.LINK_BROKEN, "main");
        assertThat(page("audit", "/alarms/lists")).contains("id=\"cleared\"").doesNotContain("id=\"standing\"");
    }

    @Test
    void aSupervisorResumesATemplateThatStoppedAndNobodyElseDoes() throws Exception {
        app.jdbc().update("""
                INSERT INTO content_stop (template_id, standing, link, code, stopped_at)
                VALUES ('interest-before-5', 1, 'main', '0x00000066', UTC_TIMESTAMP(3))
                """);
        String path = "/alarms/templates/interest-before-5/resume";
        assertThat(page("audit", "/alarms"))
                .contains("interest-before-5", "0x00000066")
                .doesNotContain(path);
        assertThat(page("boss", "/alarms")).contains(path);
        assertThat(status("audit", path)).isEqualTo(403);
        assertThat(send("admin", path, "reason", "x").getStatus()).isEqualTo(403);

        assertThat(page("boss", path)).contains("interest-before-5");
        send("boss", path, "reason", "已报备");

        assertThat(page("boss", "/alarms")).doesNotContain("interest-before-5");
        assertThat(status("boss", path)).isEqualTo(404);
        assertThat(app.jdbc()
                        .queryForObject(
                                "SELECT CONCAT(actor, ' ', detail) FROM audit_log WHERE action = 'template-resume'",
                                String.class))
                .isEqualTo("boss 已报备");
    }

    @Test
    void repairShowsWholeNumbersToTheManagerWhoMendsThemAlone() throws Exception {
        assertThat(page("m1", "/repair")).contains("0838-6214405").doesNotContain("李建国");
        assertThat(page("boss", "/repair")).contains("李建国", "张桂兰").doesNotContain("0838-6214405");
        assertThat(page("branch", "/repair")).contains("李建国").doesNotContain("张桂兰");
    }

    @Test
    void aMendedEntryLeavesTheListAndAnothersCantBeMended() throws Exception {
        assertThat(send("m1", "/repair/2/mend").getStatus()).isEqualTo(404);
        assertThat(send("audit", "/repair/3/mend").getStatus()).isEqualTo(403);

        assertThat(send("boss", "/repair/3/mend").getStatus()).isEqualTo(302);

        assertThat(page("boss", "/repair")).doesNotContain("张桂兰").contains("李建国");
        assertThat(audited()).contains("boss mend B00000002");
    }

    @Test
    void linksTellHowManyReceiptsNameAMessageNobodyKnows() throws Exception {
        app.jdbc().update("""
                INSERT INTO receipt (link, message_id, state, received_at, stored_at, look_at)
                VALUES ('unicom', 'x1', 'DELIVERED', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, UTC_TIMESTAMP(3)),
                       ('unicom', 'x2', 'DELIVERED', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 99 HOUR, NULL),
                       ('unicom', 'x3', 'DELIVERED', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),
                       ('telecom', 'x4', 'DELIVERED', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
                """);

        assertThat(page("boss", "/links"))
                .contains("unicom：1 条回执的消息号还查不到对应短信，正在等候；1 条已放弃查找。")
                .doesNotContain("telecom：");
    }

    @Test
    void aDeadNumberIsShownWithWhatTheCarrierSaidAndAPersonMayStandUpForIt() throws Exception {
        sample.borrower("B00000077", "陈小花", "M00001", "0001");
        sample.phone("B00000077", "13812007777", "MOBILE", "SELF", "8613812007777");
        sample.repair(77, "B00000077", "M00001", "dead-number", "carriers say so", null);
        sample.repair(78, "B00000078", "M00002", "dead-number", "carriers say so", null);
        app.jdbc()
                .update(
                        "INSERT INTO wrong_number (notice_id, msisdn, link, code, found_at) VALUES (77, '8613812007777', 'cmcc', 'MI:0073', ?)",
                        java.sql.Timestamp.from(ConsoleApp.NOW));

        assertThat(page("branch", "/repair"))
                .contains("陈小花", "运营商说没有这个号码", "138****7777 · 2026-12-15 09:40 · MI:0073", "号码没错，再试")
                .doesNotContain("13812007777");
        assertThat(send("audit", "/repair/77/number-right").getStatus()).isEqualTo(403);
        assertThat(send("m1", "/repair/78/number-right").getStatus()).isEqualTo(404);

        assertThat(send("m1", "/repair/77/number-right").getStatus()).isEqualTo(302);

        assertThat(page("m1", "/repair")).doesNotContain("陈小花");
        assertThat(audited()).contains("m1 number-right B00000077");
    }

    @Test
    void phonesAreMasked() throws Exception {
        String digits = app.jdbc()
                .queryForObject(
                        "SELECT msisdn FROM notice WHERE id = ?",
                        String.class,
                        ConsoleApp.id(0).value());

        assertThat(page("m1", "/notices"))
                .contains("138****")
                .doesNotContain(String.valueOf(digits).substring(2));
        assertThat(page("m1", "/notices/" + ConsoleApp.id(0)))
                .contains("138****")
                .doesNotContain(String.valueOf(digits).substring(2));
    }

    @Test
    void aNoticeTellsItsStory() throws Exception {
        String story = page("m1", "/notices/" + ConsoleApp.id(0));

        assertThat(story).contains("收到送达回执", "【青山农信】王秀英", "1 条", "LB00000000", "运营商已接收，线路 cmcc", "消息号");
        assertThat(page("audit", "/notices/" + ConsoleApp.id(1))).contains("规则不允许：该号码已退订短信", "由 inbox 设置：TD");
    }

    @Test
    void searchFindsByNameNumberTailVillageStateAndDate() throws Exception {
        String tail = app.jdbc()
                .queryForObject(
                        "SELECT RIGHT(msisdn, 4) FROM notice WHERE id = ?",
                        String.class,
                        ConsoleApp.id(0).value());

        assertThat(page("boss", "/notices?q=王")).contains("王秀英").doesNotContain("李建国");
        assertThat(page("boss", "/notices?q=%25")).doesNotContain("王秀英", "李建国", "周翻页");
        assertThat(page("boss", "/notices?q=LB00000001")).contains("李建国").doesNotContain("王秀英");
        assertThat(page("boss", "/notices?q=B00000002")).contains("张桂兰").doesNotContain("王秀英");
        assertThat(page("boss", "/notices?tail=" + tail)).contains("王秀英").doesNotContain("李建国");
        assertThat(page("boss", "/notices?state=HELD")).contains("张桂兰").doesNotContain("王秀英");
        assertThat(page("boss", "/notices?date=2026-12-14")).contains("没有找到通知");
        assertThat(page("boss", "/notices?kind=OVERDUE&village=&q=&tail=")).contains("没有找到通知");
    }

    @Test
    void pagesNeitherRepeatNorSkipWhenNoticesComeInMeanwhile() throws Exception {
        List<String> first = noticesOn(page("boss", "/notices?q=周翻页"));
        sample.notice(ConsoleApp.id(5000), "B00000009", "周翻页", "M00009", "0009", NoticeState.READY, "allowed", null);
        List<String> second = noticesOn(page("boss", "/notices?q=周翻页&after=" + first.get(49)));
        List<String> back = noticesOn(page("boss", "/notices?q=周翻页&before=" + second.get(0)));
        app.jdbc().update("DELETE FROM notice WHERE id = ?", ConsoleApp.id(5000).value());

        assertThat(first).hasSize(50).doesNotContainAnyElementsOf(second);
        assertThat(second.get(0)).isEqualTo(ConsoleApp.id(1059).toString());
        assertThat(back).isEqualTo(first);
    }

    @Test
    void aManagerHoldsAndLiftsTheirOwnBorrowerAlone() throws Exception {
        String own = "/notices/" + ConsoleApp.id(0) + "/holds";
        assertThat(send("m1", own, "reason", "住院").getStatus()).isEqualTo(302);
        assertThat(send("m1", "/notices/" + ConsoleApp.id(1) + "/holds", "reason", "x")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send("audit", own, "reason", "x").getStatus()).isEqualTo(403);
        assertThat(page("m1", "/notices/" + ConsoleApp.id(0))).contains("住院", "人工暂停");
        Long hold = app.jdbc().queryForObject("SELECT MAX(id) FROM contact_hold", Long.class);

        assertThat(send("m1", own + "/" + hold + "/lift", "reason", "出院").getStatus())
                .isEqualTo(302);

        assertThat(page("m1", "/notices/" + ConsoleApp.id(0))).contains("出院");
        assertThat(audited()).contains("m1 hold-borrower B00000000", "m1 lift-hold B00000000");
    }

    @Test
    void onlySupervisorsAndAdministratorsStopAllSending() throws Exception {
        assertThat(send("m1", "/stop", "reason", "x").getStatus()).isEqualTo(403);
        assertThat(send("audit", "/stop", "reason", "x").getStatus()).isEqualTo(403);
        assertThat(page("m1", "/")).doesNotContain("href=\"/stop\"");
        assertThat(send("branch", "/stop", "reason", " ").getStatus()).isEqualTo(302);
        assertThat(app.get(SendingSwitch.class).state().stopped()).isFalse();

        send("branch", "/stop", "reason", "模板有误");

        assertThat(page("m1", "/links")).contains("全部发送已停止", "模板有误");
        send("admin", "/stop/lift", "reason", "已改正");
        assertThat(page("m1", "/links")).doesNotContain("全部发送已停止");
        assertThat(audited()).contains("branch stop-sending all sending", "admin lift-stop all sending");
    }

    @Test
    void anUnusualListIsReleasedByASupervisor() throws Exception {
        assertThat(page("m1", "/")).contains("the list is empty").doesNotContain("/planning/2026-12-15/release");
        assertThat(send("m1", "/planning/2026-12-15/release").getStatus()).isEqualTo(403);

        send("boss", "/planning/2026-12-15/release");

        assertThat(app.runs.released).containsExactly("2026-12-15 by boss");
    }

    @Test
    void nothingIsSeenWithoutALogin() throws Exception {
        for (String path : List.of("/", "/notices", "/notices/" + ConsoleApp.id(0), "/links", "/repair", "/stop")) {
            assertThat(plain(get(path)).getRedirectedUrl()).as(path).endsWith("/login");
        }
        assertThat(plain(get("/login")).getContentAsString()).contains("用户名");
        assertThat(plain(get("/console.css")).getStatus()).isEqualTo(200);
        assertThat(plain(get("/webjars/htmx.org/dist/htmx.min.js")).getStatus()).isEqualTo(200);
        assertThat(plain(get("/today/progress").header("HX-Request", "true")).getHeader("HX-Redirect"))
                .isEqualTo("/login?expired");
    }

    @Test
    void aPersonLogsInWithThePasswordThatWasMade() throws Exception {
        assertThat(pages.perform(formLogin().user("m1").password(password))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/");
        assertThat(pages.perform(formLogin().user("m1").password("guess"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/login?error");
        assertThat(app.jdbc()
                        .queryForObject("SELECT password_hash FROM console_user WHERE username = 'm1'", String.class))
                .startsWith("{bcrypt}");
    }

    @Test
    void whatChangesSomethingNeedsTheToken() throws Exception {
        assertThat(plain(post("/stop").with(user(login("boss"))).param("reason", "x"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void pagesForbidForeignAndInlineScripts() throws Exception {
        MockHttpServletResponse response = plain(get("/").with(user(login("boss"))));

        assertThat(response.getHeader("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(response.getContentAsString()).doesNotContain("style=\"", "onclick", "??");
        assertThat(response.getContentAsString()).doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(response.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
    }

    @Test
    void theLanguageIsChosenAndKept() throws Exception {
        MockHttpServletResponse english = plain(get("/?lang=en").with(user(login("boss"))));

        assertThat(english.getContentAsString()).contains("Business date", "lang=\"en\"");
        assertThat(english.getHeader(HttpHeaders.SET_COOKIE)).contains("duebell-lang=en");
        assertThat(page("boss", "/")).contains("业务日期");
    }

    @Test
    void supervisorsAndAdministratorsOrderLinksAndMustSayWhy() throws Exception {
        sample.link("node-7", "telecom", "BOUND", 42, 1, null);
        assertThat(page("m1", "/links")).contains("telecom").doesNotContain("/links/telecom/order");
        assertThat(status("m1", "/links/telecom/order?to=DRAIN")).isEqualTo(403);
        assertThat(send("audit", "/links/telecom/order", "to", "DISABLE", "reason", "x")
                        .getStatus())
                .isEqualTo(403);
        assertThat(page("boss", "/links")).contains("/links/telecom/order?to=DISABLE");
        assertThat(page("boss", "/links/telecom/order?to=DISABLE")).contains("停用线路 telecom？", "断开连接");
        assertThat(status("boss", "/links/nobody/order?to=DISABLE")).isEqualTo(404);
        assertThat(send("boss", "/links/nobody/order", "to", "DISABLE", "reason", "x")
                        .getStatus())
                .isEqualTo(404);
        send("boss", "/links/telecom/order", "to", "DISABLE", "reason", " ");
        assertThat(audited()).doesNotContain("boss link-disable telecom");

        send("boss", "/links/telecom/order", "to", "DISABLE", "reason", "运营商割接");

        assertThat(page("m1", "/links")).contains("order-DISABLE", "运营商割接");
        send("admin", "/links/telecom/order", "to", "OPEN", "reason", "割接完成");
        assertThat(page("m1", "/links/lines")).contains("order-OPEN", "割接完成");
        assertThat(audited()).contains("boss link-disable telecom", "admin link-open telecom");
    }

    @Test
    void aThrottledLinkShowsTheSlowerPace() throws Exception {
        sample.link("node-8", "slowed", "BOUND", 42, 1, null);
        app.jdbc().update("UPDATE link_report SET pace = 64, binds = 1, licensed_binds = 2 WHERE link = 'slowed'");

        assertThat(page("audit", "/links")).contains("运营商限速，现为 64", "1 / 2");
    }

    @Test
    void linksTellOfStaleReports() throws Exception {
        app.jdbc().update("DELETE FROM link_report");
        assertThat(page("audit", "/today/progress")).contains("alarm-no-link");
        sample.link("node-1", "cmcc", "BOUND", 42, 1, null);
        sample.link("node-0", "unicom", "BOUND", 42, 300, "time-out");

        assertThat(page("audit", "/links")).contains("link-BOUND", "link-STALE", "time-out", "42 / 100");
        assertThat(page("audit", "/today/progress"))
                .doesNotContain("alarm-no-link")
                .contains("1 / 1");
    }

    @Test
    void usersThatDontFitTheirRoleAreRefused() {
        ConsoleUsers users = app.get(ConsoleUsers.class);

        assertThatIllegalArgumentException().isThrownBy(() -> users.create("x1", "x", Role.MANAGER, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> users.create("x1", "x", Role.AUDITOR, "M00001", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.create("m1", "x", Role.AUDITOR, null, null))
                .withMessageContaining("already");
    }

    private void person(
            int number, String no, String name, String manager, String branch, NoticeState state, String reason) {
        sample.borrower(no, name, manager, branch);
        sample.notice(ConsoleApp.id(number), no, name, manager, branch, state, reason, null);
    }

    private UserDetails login(String username) {
        return app.get(UserDetailsService.class).loadUserByUsername(username);
    }

    private MockHttpServletResponse plain(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request).andReturn().getResponse();
    }

    private int status(String username, String path) throws Exception {
        return plain(get(path).with(user(login(username)))).getStatus();
    }

    private String page(String username, String path) throws Exception {
        MockHttpServletResponse response = plain(get(URI.create(path)).with(user(login(username))));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse send(String username, String path, String... params) throws Exception {
        MockHttpServletRequestBuilder request =
                post(path).with(user(login(username))).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return plain(request);
    }

    private List<String> audited() {
        return app.jdbc().queryForList("SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log", String.class);
    }

    private static String count(String page, String state) {
        MatchResult found = Pattern.compile("id=\"count-" + state + "\"[^>]*><b class=\"num\">([\\d,]+)")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        return found.group(1);
    }

    private static List<String> noticesOn(String page) {
        return LINK_TO_NOTICE
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
