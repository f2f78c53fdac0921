package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactRules;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Who is not to be contacted: placed and lifted by whom it is theirs to, carried in and out as a file, obeyed at once. */
class SuppressionPageTests {

    private static final Charset GBK = Charset.forName("GBK");

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
        borrower("B1", "M00001", "8613800100001");
        borrower("B2", "M00002", "8613800100002");
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aHoldCountsFromTheMomentItIsPlacedUntilItIsLifted() throws Exception {
        send("m1", "/holds", Map.of("kind", "DISPUTE", "borrower", "B1", "evidence", "letter of 12/14"));

        assertThat(rule("B1", "8613800100001")).isEqualTo("dispute");
        assertThat(page("m1", "/holds?lang=en"))
                .contains("Dispute", "letter of 12/14", "placed 2026-12-15 09:40 by m1");

        send("m1", "/holds/" + newest() + "/lift", Map.of("evidence", "settled on the phone"));

        assertThat(rule("B1", "8613800100001")).isEqualTo("nothing-against");
        assertThat(page("m1", "/holds?lang=en")).doesNotContain("letter of 12/14");
        assertThat(page("m1", "/holds?past=true&lang=en")).contains("by m1: settled on the phone");
        assertThat(app.jdbc()
                        .queryForList("SELECT CONCAT(actor, ' ', action, ' ', subject) FROM audit_log", String.class))
                .contains("m1 hold-place B1", "m1 hold-lift B1");
    }

    @Test
    void aManagerSeesAndTouchesOwnBorrowersOnly() throws Exception {
        send("m2", "/holds", Map.of("kind", "PROMISE", "borrower", "B2", "evidence", "a promise of B2"));
        app.get(ContactHolds.class).optOut(new Msisdn("8613800100002"), "sms", "message of B2", "borrower");

        assertThat(page("m1", "/holds")).doesNotContain("of B2");
        assertThat(page("m2", "/holds")).contains("a promise of B2", "message of B2", "138****0002");
        assertThat(send("m1", "/holds/" + newest() + "/lift", Map.of("evidence", "x"))
                        .getStatus())
                .isEqualTo(404);
        send("m1", "/holds", Map.of("kind", "PROMISE", "borrower", "B2", "evidence", "not hers"));
        assertThat(page("boss", "/holds")).doesNotContain("not hers");
        assertThat(send("audit", "/holds", Map.of("kind", "PROMISE", "borrower", "B2", "evidence", "x"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void anOptOutIsLiftedByASupervisorAloneAndOnlyWithEvidence() throws Exception {
        app.get(ContactHolds.class).optOut(new Msisdn("8613800100001"), "sms", "inbound message 7", "borrower");
        String lift = "/holds/" + newest() + "/lift";

        assertThat(page("m1", "/holds?lang=en"))
                .contains("A supervisor lifts this.")
                .doesNotContain(lift);
        assertThat(send("m1", lift, Map.of("evidence", "said so")).getStatus()).isEqualTo(404);
        send("boss", lift, Map.of("evidence", " "));
        assertThat(rule("B1", "8613800100001")).isEqualTo("opt-out");

        send("boss", lift, Map.of("evidence", "signed form of 12/15"));
        assertThat(rule("B1", "8613800100001")).isEqualTo("nothing-against");
    }

    @Test
    void anOptOutStopsTextsAndAutomaticCallsUnlessItNamesOneOfThem() throws Exception {
        app.get(ContactHolds.class).optOut(new Msisdn("8613800100001"), "sms", "inbound message 7", "borrower");
        send(
                "boss",
                "/holds",
                Map.of("kind", "OPT_OUT", "number", "138-0010-0002", "channel", "VOICE", "evidence", "x"));

        assertThat(rule("B1", "8613800100001", Channel.VOICE)).isEqualTo("opt-out");
        assertThat(rule("B2", "8613800100002", Channel.VOICE)).isEqualTo("opt-out");
        assertThat(rule("B2", "8613800100002", Channel.SMS)).isEqualTo("nothing-against");
    }

    @Test
    void aFileIsTakenWholeInEitherCharset() throws Exception {
        String file = """
                类型,号码,借款人号,截止日,依据
                OPT_OUT,+86 138 0010 0001,,,申请表一
                HARDSHIP,,B2,2026-12-31,协议二
                """;

        assertThat(take(file.getBytes(GBK))).contains("2 placed, 0 stood already.");
        assertThat(take(file.getBytes(StandardCharsets.UTF_8))).contains("0 placed, 2 stood already.");
        assertThat(rule("B1", "8613800100001")).isEqualTo("opt-out");
        assertThat(rule("B2", "8613800100002")).isEqualTo("hardship");
        assertThat(page("boss", "/holds")).contains("申请表一", "协议二");
    }

    @Test
    void aFileWithOneBadLineIsNotTakenAndSaysWhichAndWhy() throws Exception {
        String said = take("""
                kind,number,borrower_no,last_day,evidence
                OPT_OUT,13800100001,,,fine
                OPT_OUT,010-1234567,,,landline
                FORGOTTEN,,B2,,no such kind
                PROMISE,,B2,2026-12-01,past
                HARDSHIP,,B2,,=HYPERLINK("http://x")
                DISPUTE,,,,nobody
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(said)
                .contains(
                        "Nothing was taken in",
                        "line 3: the number is no Chinese mobile",
                        "line 4: there is no kind",
                        "line 5: the last day 2026-12-01 has passed",
                        "line 6: the cell in column evidence looks like a formula",
                        "line 7: this kind needs a borrower number");
        assertThat(take("kind,borrower_no,evidence\nDISPUTE,B9,x\n".getBytes(StandardCharsets.UTF_8)))
                .contains("you have no borrower B9");
        assertThat(take("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).contains("the first line must name");
        assertThat(take(new byte[] {(byte) 0xff, (byte) 0xff, 0})).contains("neither UTF-8 nor GBK");
        assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM contact_hold", Integer.class))
                .isZero();
    }

    @Test
    void theFileThatGoesOutHoldsNoFormulaAndNumbersAreWholeForTheSupervisorAlone() throws Exception {
        send("boss", "/holds", Map.of("kind", "OPT_OUT", "number", "13800100001", "evidence", "=1+1"));

        assertThat(page("boss", "/holds/file")).contains("8613800100001", "'=1+1");
        assertThat(page("m1", "/holds/file")).contains("138****0001").doesNotContain("8613800100001");
        assertThat(send("m1", "/holds/file", Map.of()).getStatus()).isEqualTo(403);
        assertThat(app.jdbc().queryForList("SELECT detail FROM audit_log WHERE action = 'holds-out'", String.class))
                .containsExactly("1 lines, numbers whole", "1 lines, numbers masked");
    }

    private String rule(String borrower, String number) {
        return rule(borrower, number, Channel.SMS);
    }

    private String rule(String borrower, String number, Channel channel) {
        NoticeId id = new NoticeId(1);
        Contact contact = new Contact(id, borrower, new Msisdn(number), channel, true, null);
        return Objects.requireNonNull(app.get(ContactRules.class)
                        .judge(List.of(contact), ConsoleApp.NOW)
                        .get(id))
                .rule()
                .id();
    }

    private long newest() {
        return Objects.requireNonNull(app.jdbc().queryForObject("SELECT MAX(id) FROM contact_hold", Long.class));
    }

    private void borrower(String no, String manager, String number) {
        app.jdbc().update("""
                INSERT INTO book_borrower (borrower_no, name, language, village_no, village, township, branch_no,
                                           manager_no, manager, manager_mobile)
                VALUES (?, '某某', 'zh-CN', 'V1', '大王村', '大王镇', 'BR1', ?, '甲', '13800000000')
                """, no, manager);
        app.jdbc().update("""
                INSERT INTO book_phone (borrower_no, typed, kind, msisdn, holder, preferred, updated_on)
                VALUES (?, ?, 'MOBILE', ?, 'SELF', TRUE, '2026-11-01')
                """, no, number, number);
    }

    /** What the page says after a file was sent in. */
    private String take(byte[] file) throws Exception {
        var who = user(app.get(UserDetailsService.class).loadUserByUsername("boss"));
        var result = pages.perform(multipart("/holds/file")
                        .file(new MockMultipartFile("file", "holds.csv", "text/csv", file))
                        .with(csrf())
                        .with(who))
                .andReturn();
        return pages.perform(get(URI.create("/holds?lang=en")).with(who).flashAttrs(result.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString();
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
