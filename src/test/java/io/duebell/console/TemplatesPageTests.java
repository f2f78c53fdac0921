package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.notice.TemplateLibrary;
import io.duebell.notice.TemplateLibrary.State;
import io.duebell.notice.TemplateLibrary.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Texts on the console: drafts from the folder or the page, read with real borrowers, in force once a second person says so. */
class TemplatesPageTests {

    @TempDir
    Path folder;

    private ConsoleApp app;
    private MockMvc pages;

    @BeforeEach
    void open() throws IOException {
        try (var shipped = Files.list(Path.of("templates"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
        app = new ConsoleApp(0, false, folder);
        pages = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        users.create("deputy", "己", Role.SUPERVISOR, null, null);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatLiesInTheFolderIsADraftUntilASupervisorApprovesIt() throws Exception {
        assertThat(page("m1", "/templates?lang=en"))
                .contains("The ladder needs 13 texts that nobody has approved", "overdue-7")
                .doesNotContain("approve-all");
        assertThat(send("m1", "/templates/approve-all", Map.of()).getStatus()).isEqualTo(403);

        send("boss", "/templates/approve-all", Map.of());

        assertThat(page("boss", "/templates?lang=en")).doesNotContain("that nobody has approved");
        assertThat(version("overdue-7", "zh-CN", State.IN_FORCE).approvedBy()).isEqualTo("boss");
    }

    @Test
    void aChangedFileIsShownAndSentOnlyOnceApprovedAndThenTheOldOneIsRetired() throws Exception {
        send("boss", "/templates/approve-all", Map.of());
        Version before = version("overdue-7", "zh-CN", State.IN_FORCE);
        rewrite("overdue-7.zh-CN.txt", "请尽快存入原账户", "请尽快存入您的原账户");

        assertThat(page("m1", "/templates?lang=en")).contains("version 1, from the folder");
        Version draft = version("overdue-7", "zh-CN", State.DRAFT);
        assertThat(version("overdue-7", "zh-CN", State.IN_FORCE).template().hash())
                .isEqualTo(before.template().hash());
        assertThat(page("m1", of(draft) + "?lang=en")).contains("存入您的原账户", "In force today");

        send("deputy", of(draft) + "/approve", Map.of());

        assertThat(version("overdue-7", "zh-CN", State.IN_FORCE).template().content())
                .contains("您的原账户");
        assertThat(app.get(TemplateLibrary.class)
                        .find(before.template().hash())
                        .orElseThrow()
                        .state())
                .isEqualTo(State.RETIRED);
    }

    @Test
    void aFileThatCantBeReadIsNamedAndTheOthersStay() throws Exception {
        Files.writeString(folder.resolve("broken.zh-CN.txt"), "no front matter");

        assertThat(page("m1", "/templates?lang=en")).contains("broken.zh-CN.txt", "front matter", "overdue-30");
    }

    @Test
    void nobodyApprovesWhatTheyWroteNorWhatAFindingBlocks() throws Exception {
        String own = proposed("boss", "{{name}}：尾号{{tail}}贷款已于{{dueDate}}到期，尚欠{{total}}元。");
        assertThat(page("boss", "/templates/" + own + "?lang=en"))
                .contains("A second person approves what you wrote.")
                .doesNotContain("/approve\"");
        send("boss", "/templates/" + own + "/approve", Map.of());
        assertThat(find(own).state()).isEqualTo(State.DRAFT);

        String threat = proposed("boss", "{{name}}：尾号{{tail}}贷款已于{{dueDate}}到期，尚欠{{total}}元，否则报警。");
        assertThat(page("deputy", "/templates/" + threat)).contains("以警方或刑罚施压").doesNotContain("/approve\"");
        send("deputy", "/templates/" + threat + "/approve", Map.of());
        assertThat(find(threat).state()).isEqualTo(State.DRAFT);

        send("deputy", "/templates/" + own + "/approve", Map.of());
        assertThat(find(own).state()).isEqualTo(State.IN_FORCE);
        assertThat(app.jdbc()
                        .queryForList("SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log", String.class))
                .contains("boss template-propose overdue-7.zh-CN", "deputy template-approve overdue-7.zh-CN");
    }

    @Test
    void aDraftThatCantBeReadIsShownAgainWithWhatIsWrong() throws Exception {
        MockHttpServletResponse answer = send(
                "boss",
                "/templates/propose",
                Map.of(
                        "id",
                        "overdue-7",
                        "language",
                        "zh-CN",
                        "content",
                        "---\nid: overdue-7\nversion: x\nclass: service\n---\n{{idCard}}"));

        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("{{idCard}}", "nobody fills in");
        assertThat(send("m1", "/templates/propose", Map.of()).getStatus()).isEqualTo(403);
    }

    @Test
    void aVersionReadsAsItWouldToOnesOwnBorrowersWithTheirNamesMasked() throws Exception {
        borrower("B1", "王小明", "M00001", "L000000001111");
        borrower("B2", "李大海", "M00002", "L000000002222");
        String page = page("m1", of(version("overdue-7", "zh-CN", State.DRAFT)) + "?lang=en");

        assertThat(page)
                .contains("B1", "【清河农信】王**：您尾号1111贷款已于12月8日到期，尚欠1005.00元")
                .doesNotContain("2222", "王小明");
        assertThat(page("boss", of(version("overdue-7", "zh-CN", State.DRAFT)))).contains("1111", "2222");
    }

    private void borrower(String no, String name, String manager, String loan) {
        app.jdbc().update("""
                INSERT INTO book_borrower (borrower_no, name, language, village_no, village, township, branch_no,
                                           manager_no, manager, manager_mobile)
                VALUES (?, ?, 'zh-CN', 'V1', '大王村', '大王镇', 'BR1', ?, '甲', '13800000000')
                """, no, name, manager);
        app.jdbc().update("""
                INSERT INTO book_instalment (borrower_no, loan_no, due_date, principal_fen, interest_fen, penalty_fen, product,
                                             maturity_date, repay_account, status)
                VALUES (?, ?, '2026-12-08', 100000, 500, 0, '农户小额贷款', '2026-12-08', '6228480000', 'OPEN')
                """, no, loan);
    }

    private void rewrite(String file, String from, String to) {
        try {
            Path path = folder.resolve(file);
            Files.writeString(path, Files.readString(path).replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Version version(String id, String language, State state) {
        return app.get(TemplateLibrary.class).versions().stream()
                .filter(each -> each.template().id().equals(id)
                        && each.template().language().equals(language)
                        && each.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private Version find(String hash) {
        return app.get(TemplateLibrary.class).find(hash).orElseThrow();
    }

    private static String of(Version version) {
        return "/templates/" + version.template().hash();
    }

    private String proposed(String who, String body) throws Exception {
        String to = Objects.requireNonNull(send(
                        who,
                        "/templates/propose",
                        Map.of(
                                "id", "overdue-7",
                                "language", "zh-CN",
                                "content", "---\nid: overdue-7\nversion: \"2\"\nclass: service\n---\n" + body))
                .getRedirectedUrl());
        return to.substring(to.lastIndexOf('/') + 1);
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
