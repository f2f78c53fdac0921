package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.RuleBook;
import io.duebell.compliance.Verdict;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Contact rules on the console: read by everybody, changed by two, never looser than the law, obeyed from their day on. */
class RulesPageTests {

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
        users.create("deputy", "己", Role.SUPERVISOR, null, null);
        users.create("audit", "丁", Role.AUDITOR, null, null);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void everybodyReadsTheRulesInWords() throws Exception {
        assertThat(page("m1", "/rules?lang=en"))
                .contains("Version 2026.2 is in force, as it was shipped with the program.")
                .contains("At most 3 texts to one borrower in 7 calendar days, today included.")
                .contains("Texts: on working days 08:30-20:30, on days off 08:30-20:30, China Standard Time.");
        assertThat(page("m1", "/rules?lang=zh-CN")).contains("同一借款人在 7 个自然日内（含当天）短信最多 3 次。");
        assertThat(page("m1", "/rules")).doesNotContain("/rules/propose");
        String shipped = app.get(RuleBook.class).inForce().hash();
        assertThat(page("m1", "/rules/" + shipped + "?lang=en"))
                .contains("Shipped with the program", "texts-in-seven-days")
                .doesNotContain("/approve", "by installation");
    }

    @Test
    void aChangeTakesTwoPeopleAndJudgesFromThenOn() throws Exception {
        String hash = proposed("boss", text("2026.3").replace("08:30-20:30", "09:30-18:00"));
        assertThat(rule("2026-12-15T10:30:00Z")).isEqualTo("nothing-against 2026.2"); // 18:30

        assertThat(page("boss", "/rules/" + hash)).doesNotContain("/approve");
        send("boss", "/rules/" + hash + "/approve", Map.of());
        assertThat(rule("2026-12-15T10:30:00Z")).as("by whoever proposed it").isEqualTo("nothing-against 2026.2");
        assertThat(page("deputy", "/rules/" + hash)).contains("/approve");
        send("deputy", "/rules/" + hash + "/approve", Map.of("from", "2026-12-16"));

        assertThat(rule("2026-12-15T10:30:00Z")).as("the day before").isEqualTo("nothing-against 2026.2");
        assertThat(rule("2026-12-16T10:30:00Z")).as("on the day").isEqualTo("contact-hours 2026.3");
        assertThat(app.jdbc()
                        .queryForList("SELECT CONCAT(actor, ' ', action) FROM audit_log ORDER BY id", String.class))
                .contains("boss rules-propose", "deputy rules-approve");
    }

    @Test
    void whatLoosensTheLawOrCantBeReadIsShownAgainWithWhatIsWrong() throws Exception {
        assertThat(send("boss", "/rules/propose", proposal(text("2026.3").replace("20:30", "22:30")))
                        .getContentAsString())
                .contains("contact-hours.sms.working-day", "22:30", "GB/T 45251-2025");
        assertThat(send("boss", "/rules/propose", proposal("version: [")).getContentAsString())
                .contains("it is no YAML");
        assertThat(send("boss", "/rules/propose", proposal(text("2026.2"))).getContentAsString())
                .contains("there is a set 2026.2 already");
        assertThat(app.get(RuleBook.class).editions()).hasSize(1);
    }

    @Test
    void managersAndAuditorsChangeNothing() throws Exception {
        String hash = proposed("boss", text("2026.3"));

        assertThat(send("m1", "/rules/propose", proposal(text("2026.4"))).getStatus())
                .isEqualTo(403);
        assertThat(send("m1", "/rules/" + hash + "/approve", Map.of()).getStatus())
                .isEqualTo(403);
        assertThat(send("audit", "/rules/" + hash + "/refuse", Map.of()).getStatus())
                .isEqualTo(403);
        assertThat(app.get(RuleBook.class).find(hash).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void aRefusedProposalStaysAsEvidenceAndIsNeverInForce() throws Exception {
        String hash = proposed("boss", text("2026.3"));

        send("deputy", "/rules/" + hash + "/refuse", Map.of());
        send("deputy", "/rules/" + hash + "/approve", Map.of());

        assertThat(app.get(RuleBook.class).inForce().version()).isEqualTo("2026.2");
        assertThat(page("m1", "/rules?lang=en")).contains("Refused by deputy");
    }

    private String rule(String at) {
        NoticeId id = new NoticeId(1);
        Contact contact = new Contact(id, "B1", new Msisdn("8613800100001"), Channel.SMS, true, null);
        Verdict verdict = Objects.requireNonNull(app.get(ContactRules.class)
                .judge(List.of(contact), Instant.parse(at))
                .get(id));
        return verdict.rule().id() + " " + verdict.rule().version();
    }

    private String text(String version) {
        return app.get(RuleBook.class).inForce().text().replace("2026.2", version);
    }

    private static Map<String, String> proposal(String text) {
        return Map.of("text", text, "reason", "shorter days");
    }

    private String proposed(String who, String text) throws Exception {
        String to = Objects.requireNonNull(
                send(who, "/rules/propose", proposal(text)).getRedirectedUrl());
        return to.substring(to.lastIndexOf('/') + 1);
    }

    private String page(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path))
                        .with(user(app.get(UserDetailsService.class).loadUserByUsername(who))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(String who, String path, Map<String, String> fields) throws Exception {
        var request = post(URI.create(path))
                .with(csrf())
                .with(user(app.get(UserDetailsService.class).loadUserByUsername(who)));
        fields.forEach(request::param);
        return pages.perform(request).andReturn().getResponse();
    }
}
