package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import java.net.URI;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Notices 0 and 1 of one manager, 2 of another in the same branch, 3 of another branch; 1 is past its time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InDoubtPageTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"n\"[^>]*value=\"([0-9A-Z]{13}\\.\\d+)\"");

    private final ConsoleApp app = new ConsoleApp(0, false);
    private final SampleDay sample = new SampleDay(app.jdbc());
    private final MockMvc pages = MockMvcBuilders.webAppContextSetup(app.web())
            .<DefaultMockMvcBuilder>apply(springSecurity())
            .build();

    @BeforeAll
    void prepare() {
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("branch", "乙", Role.SUPERVISOR, null, "0001");
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
    }

    @BeforeEach
    void freshDoubts() {
        for (String table : List.of("notice", "notice_item", "notice_part", "notice_part_earlier", "notice_event")) {
            app.jdbc().update("DELETE FROM " + table);
        }
        app.jdbc().update("DELETE FROM audit_log");
        doubt(0, "B00000000", "王秀英", "M00001", "0001");
        doubt(1, "B00000001", "李建国", "M00001", "0001");
        doubt(2, "B00000002", "张桂兰", "M00002", "0001");
        doubt(3, "B00000003", "刘志强", "M00003", "0002");
        app.jdbc()
                .update(
                        "UPDATE notice SET not_after = ? WHERE id = ?",
                        past(),
                        ConsoleApp.id(1).value());
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void everybodySeesTheirOwnDoubtsWithCauseAndTimeAndTheNavigationCountsThem() throws Exception {
        String own = page("m1", "/in-doubt");

        assertThat(own).contains("王秀英", "运营商未答复", "无答复", "只能放弃或标记").doesNotContain("张桂兰", "刘志强");
        assertThat(own).containsPattern("class=\"badge\">2<");
        assertThat(page("branch", "/in-doubt")).contains("张桂兰").doesNotContain("刘志强");
        assertThat(page("boss", "/")).containsPattern("class=\"badge\">4<");
        assertThat(page("boss", "/in-doubt?cause=node-lost")).contains("没有存疑的通知");
        assertThat(page("boss", "/in-doubt?time=past")).contains("李建国").doesNotContain("王秀英");
    }

    @Test
    void anAuditorLooksAndDecidesNothing() throws Exception {
        assertThat(page("audit", "/in-doubt")).contains("王秀英").doesNotContain("name=\"remedy\"");
        assertThat(open("audit", "/in-doubt/confirm?remedy=DROP&n=" + token(0)).getStatus())
                .isEqualTo(403);
        assertThat(settle("audit", "DROP", token(0)).getResponse().getStatus()).isEqualTo(403);
        assertThat(state(0)).isEqualTo("IN_DOUBT");
    }

    @Test
    void theConfirmationSaysWhatItDoesAndWhatThePhoneShowsAndDoesNothing() throws Exception {
        String whole = page("m1", "/in-doubt/confirm?remedy=RESEND_WHOLE&n=" + token(0) + "&n=" + token(1));

        assertThat(whole)
                .contains("整条重发 1 条通知？", "借款人会收到两条完整的短信", "另有 1 条不处理", "王秀英")
                .doesNotContain("李建国");
        assertThat(page("m1", "/in-doubt/confirm?remedy=RESEND_MISSING&n=" + token(0)))
                .contains("手机会丢弃这一份或重复显示");
        assertThat(page("m1", "/in-doubt/confirm?remedy=DROP&n=" + token(2)))
                .contains("放弃 0 条通知？")
                .doesNotContain("张桂兰");
        assertThat(state(0)).isEqualTo("IN_DOUBT");
    }

    @Test
    void whatIsConfirmedIsDoneAuditedAndToldInTheStory() throws Exception {
        MvcResult done = settle("m1", "RESEND_WHOLE", token(0), token(1));

        assertThat(state(0)).isEqualTo("READY");
        assertThat(state(1)).isEqualTo("IN_DOUBT");
        assertThat(after(done, "m1")).contains("已让 1 条通知整条重发", "1 条未处理，已过可重发时间", id(1));
        assertThat(page("m1", "/notices/" + id(0))).contains("人工整条重发：电话核实", "重发前的分条 1 条");
        assertThat(audited()).containsExactly("m1 resend-whole " + id(0) + " 电话核实");
    }

    @Test
    void anothersDoubtIsLeftAsItIs() throws Exception {
        MvcResult done = settle("m1", "DROP", token(2), token(0));

        assertThat(state(2)).isEqualTo("IN_DOUBT");
        assertThat(state(0)).isEqualTo("ABANDONED");
        assertThat(after(done, "m1")).contains("已放弃 1 条通知");
    }

    @Test
    void theSecondOfTwoPersonsIsToldThatItChanged() throws Exception {
        String token = token(0);
        settle("m1", "MARK_SENT", token);

        MvcResult second = settle("boss", "RESEND_WHOLE", token);

        assertThat(state(0)).isEqualTo("SENT");
        assertThat(after(second, "boss")).contains("已让 0 条通知整条重发", "1 条未处理，状态已变");
    }

    @Test
    void allOfAFilterAreSettledButNotWhatCameAfterThePageWasOpened() throws Exception {
        String confirm = page("boss", "/in-doubt/confirm?remedy=DROP&all=true&time=open");
        assertThat(confirm).contains("放弃 3 条通知？");
        String seenAt = field(confirm, "seenAt");
        app.jdbc()
                .update(
                        "UPDATE notice SET changed_at = ? WHERE id = ?",
                        Timestamp.from(ConsoleApp.NOW.plusSeconds(1)),
                        ConsoleApp.id(3).value());

        MvcResult done = pages.perform(post("/in-doubt/settle")
                        .with(user(login("boss")))
                        .with(csrf())
                        .param("remedy", "DROP")
                        .param("all", "true")
                        .param("time", "open")
                        .param("seenAt", seenAt)
                        .param("reason", "月底清理"))
                .andReturn();

        assertThat(List.of(state(0), state(1), state(2), state(3)))
                .containsExactly("ABANDONED", "IN_DOUBT", "ABANDONED", "IN_DOUBT");
        assertThat(after(done, "boss")).contains("已放弃 2 条通知");
        assertThat(audited()).hasSize(2);
    }

    @Test
    void withoutAReasonOrAChoiceNothingIsDone() throws Exception {
        assertThat(open("m1", "/in-doubt/confirm?remedy=DROP").getRedirectedUrl())
                .isEqualTo("/in-doubt");
        assertThat(open("m1", "/in-doubt/confirm?remedy=DROP&n=nonsense.1").getStatus())
                .isEqualTo(404);

        pages.perform(post("/in-doubt/settle")
                        .with(user(login("m1")))
                        .with(csrf())
                        .param("remedy", "DROP")
                        .param("n", token(0))
                        .param("reason", " "))
                .andReturn();

        assertThat(state(0)).isEqualTo("IN_DOUBT");
    }

    @Test
    void theFormsWorkWithoutAScript() throws Exception {
        List<String> offered = TOKEN.matcher(page("m1", "/in-doubt"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList());

        assertThat(offered).hasSize(2);
        String page = page("m1", "/in-doubt");
        assertThat(page.substring(page.indexOf("<main")))
                .contains("action=\"/in-doubt/confirm\"")
                .doesNotContain("hx-");
        assertThat(page("m1", "/in-doubt/confirm?remedy=DROP&n=" + token(0)))
                .contains("action=\"/in-doubt/settle\"", "name=\"_csrf\"");
    }

    private void doubt(int number, String no, String name, String manager, String branch) {
        NoticeId id = ConsoleApp.id(number);
        sample.notice(
                id, no, name, manager, branch, NoticeState.IN_DOUBT, "no answer, bytes may have left: timeout", null);
        app.jdbc()
                .update(
                        "UPDATE notice_part SET state = 'IN_DOUBT', message_id = NULL, code = 'timeout' WHERE notice_id = ?",
                        id.value());
        app.jdbc().update("UPDATE notice SET version = 5 WHERE id = ?", id.value());
    }

    private static Timestamp past() {
        return Timestamp.from(ConsoleApp.NOW.minusSeconds(60));
    }

    private static String id(int number) {
        return ConsoleApp.id(number).toString();
    }

    private static String token(int number) {
        return id(number) + ".5";
    }

    private String state(int number) {
        return Objects.requireNonNull(app.jdbc()
                .queryForObject(
                        "SELECT state FROM notice WHERE id = ?",
                        String.class,
                        ConsoleApp.id(number).value()));
    }

    private List<String> audited() {
        return app.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', actor, action, subject, detail) FROM audit_log ORDER BY id",
                        String.class);
    }

    private MvcResult settle(String who, String remedy, String... tokens) throws Exception {
        return pages.perform(post("/in-doubt/settle")
                        .with(user(login(who)))
                        .with(csrf())
                        .param("remedy", remedy)
                        .param("reason", "电话核实")
                        .param("n", tokens))
                .andReturn();
    }

    /** The page a person is led to after a post. */
    private String after(MvcResult done, String who) throws Exception {
        MockHttpServletRequestBuilder next = get(Objects.requireNonNull(
                        done.getResponse().getRedirectedUrl()))
                .with(user(login(who)));
        return pages.perform(next.flashAttrs(done.getFlashMap()).session((MockHttpSession)
                        Objects.requireNonNull(done.getRequest().getSession())))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String field(String page, String name) {
        MatchResult found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        return found.group(1);
    }

    private String page(String who, String url) throws Exception {
        return open(who, url).getContentAsString();
    }

    private MockHttpServletResponse open(String who, String url) throws Exception {
        return pages.perform(get(URI.create(url)).with(user(login(who))))
                .andReturn()
                .getResponse();
    }

    private UserDetails login(String name) {
        return app.get(UserDetailsService.class).loadUserByUsername(name);
    }
}
