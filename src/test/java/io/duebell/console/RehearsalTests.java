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
import io.duebell.compliance.Verdict;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
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
import org.springframework.transaction.support.TransactionTemplate;

/** A rehearsal contacts listed numbers alone, uses up nobody's caps, and says on every page that it runs. */
class RehearsalTests {

    private static final Msisdn LISTED = new Msisdn("8613800100001");
    private static final Msisdn OTHER = new Msisdn("8613800100002");

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
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void onlyListedNumbersAreContactedWhileItRuns() throws Exception {
        send("boss", "/stop/rehearsal/numbers", Map.of("number", "138 0010 0001", "note", "branch phone"));
        send("boss", "/stop/rehearsal/begin", Map.of("reason", "before going live"));

        assertThat(verdict(LISTED)).isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(OTHER)).isInstanceOfSatisfying(Verdict.HeldUntil.class, held -> {
            assertThat(held.rule().id()).isEqualTo("rehearsal");
            assertThat(held.until()).isEqualTo(ConsoleApp.NOW.plusSeconds(900));
        });
        assertThat(taken()).as("the held one used up nothing").isEqualTo(2);
        assertThat(page("m1", "/?lang=en")).contains("A rehearsal runs: only listed numbers are texted.");
        assertThat(page("boss", "/stop?lang=en")).contains("138****0001", "branch phone", "before going live");

        send("boss", "/stop/rehearsal/end", Map.of("reason", "all well"));

        assertThat(verdict(OTHER)).isInstanceOf(Verdict.Allowed.class);
        assertThat(page("m1", "/?lang=en")).doesNotContain("A rehearsal runs");
        assertThat(app.jdbc().queryForList("SELECT action FROM audit_log ORDER BY id", String.class))
                .containsSubsequence("rehearsal-list", "rehearsal-begin", "rehearsal-end");
    }

    @Test
    void aNumberThatIsTakenOffTheListIsContactedNoMore() throws Exception {
        send("boss", "/stop/rehearsal/numbers", Map.of("number", LISTED.digits(), "note", "branch phone"));
        send("boss", "/stop/rehearsal/begin", Map.of("reason", "x"));
        send("boss", "/stop/rehearsal/numbers/remove", Map.of("number", LISTED.digits()));

        assertThat(verdict(LISTED)).isInstanceOf(Verdict.HeldUntil.class);
    }

    @Test
    void managersDontTurnItAndBadInputTurnsNothing() throws Exception {
        assertThat(send("m1", "/stop/rehearsal/begin", Map.of("reason", "x")).getStatus())
                .isEqualTo(403);
        send("boss", "/stop/rehearsal/begin", Map.of("reason", " "));
        send("boss", "/stop/rehearsal/numbers", Map.of("number", "0571-1234567", "note", "landline"));

        assertThat(verdict(OTHER)).isInstanceOf(Verdict.Allowed.class);
        assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM rehearsal_number", Integer.class))
                .isZero();
    }

    private Verdict verdict(Msisdn number) {
        NoticeId id = new NoticeId(1);
        Contact contact = new Contact(id, "B" + number.tail(), number, Channel.SMS, true, null);
        Map<NoticeId, Verdict> verdicts = app.get(TransactionTemplate.class)
                .execute(status -> app.get(ContactRules.class).judgeAndTake(List.of(contact), ConsoleApp.NOW));
        return java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(verdicts).get(id));
    }

    private long taken() {
        Long taken = app.jdbc().queryForObject("SELECT COALESCE(SUM(taken), 0) FROM contact_tally", Long.class);
        return taken == null ? 0 : taken;
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
