package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.compliance.RuleBook;
import io.duebell.notice.DryRuns.Figures;
import io.duebell.notice.DryRuns.Line;
import io.duebell.notice.DryRuns.Why;
import io.duebell.notice.internal.StoredDryRuns;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a day would bring, as the console asks for it and shows it. */
class DryRunPageTests {

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
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void twoVersionsOfTheRulesStandSideBySide() throws Exception {
        RuleBook rules = app.get(RuleBook.class);
        String now = rules.inForce().hash();
        rules.propose(
                rules.inForce().text().replace("2026.2", "2026.3").replace("08:30-20:30", "09:00-18:00"), "x", "m");
        String next = rules.editions().get(0).hash();

        String at = String.valueOf(send("boss", "/dry-run", Map.of("day", "2026-12-16", "edition", now, "beside", next))
                .getRedirectedUrl());

        assertThat(app.dryRuns).hasSize(2);
        assertThat(page("boss", at + "?lang=en")).contains("Counting: 0 instalments read.", "hx-trigger");
        StoredDryRuns runs = app.get(StoredDryRuns.class);
        runs.done(app.dryRuns.get(0), figures(70, 5));
        runs.failed(app.dryRuns.get(1), 12, "LoanBookUnavailableException");
        assertThat(page("audit", at + "?lang=en"))
                .contains("Wednesday, 16 December 2026", "Rules 2026.2", "Rules 2026.3", "It broke off: LoanBook")
                .doesNotContain("hx-trigger=\"every 1s\"");
        runs.done(app.dryRuns.get(1), figures(60, 15));

        assertThat(page("audit", at + "?lang=en"))
                .contains("Overdue · 7 days after", "大王村", "张经理", "Texts a day", "landline", "70", "60", "15");
        assertThat(app.jdbc().queryForList("SELECT action FROM audit_log WHERE actor = 'boss'", String.class))
                .contains("dry-run");
    }

    @Test
    void aLadderThatCantBeIsShownAgainWithWhatIsWrong() throws Exception {
        String now = app.get(RuleBook.class).inForce().hash();
        String said = send(
                        "boss",
                        "/dry-run",
                        Map.of("day", "2026-12-16", "edition", now, "ladder", "interest: [{days: -3}]"))
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(said).contains("interest: [{days: -3}]", "interest[0].days");
        assertThat(app.dryRuns).isEmpty();
    }

    @Test
    void managersDontSeeItAndAuditorsDontAsk() throws Exception {
        assertThat(send("m1", "/dry-run", Map.of()).getStatus()).isEqualTo(403);
        assertThat(send("audit", "/dry-run", Map.of()).getStatus()).isEqualTo(403);
        assertThat(page("m1", "/")).doesNotContain("/dry-run");
        assertThat(page("audit", "/dry-run")).doesNotContain("<form method=\"post\" action=\"/dry-run\"");
    }

    private static Figures figures(int leave, int held) {
        Line line = new Line("", leave, held, 1, 2, leave);
        return new Figures(
                1000,
                3,
                line,
                List.of(new Line("OVERDUE D+7", leave, held, 1, 2, leave)),
                List.of(new Line("V1 大王村", leave, held, 1, 2, leave)),
                List.of(new Line("M1 张经理", leave, held, 1, 2, leave)),
                List.of(
                        new Why("READY", "nothing-against", "", leave),
                        new Why("HELD", "texts-a-day", "", held),
                        new Why("FAILED", "", "landline", 2)));
    }

    private String page(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path))
                        .with(user(app.get(UserDetailsService.class).loadUserByUsername(who))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(String who, String path, Map<String, String> fields) throws Exception {
        var request = post(URI.create(path))
                .with(csrf())
                .with(user(app.get(UserDetailsService.class).loadUserByUsername(who)));
        fields.forEach(request::param);
        return pages.perform(request).andReturn().getResponse();
    }
}
