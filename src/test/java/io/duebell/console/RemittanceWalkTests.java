package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.duebell.remittance.internal.SmallBook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

/** From a bank's file to a settled remittance and back, by the pages, over the real room on the real database. */
class RemittanceWalkTests {

    private static final String WANGS_LOAN = "3107260300232546";
    private static final String LIS_LOAN = "3107260300232619";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private ConsoleApp app;
    private MockMvc pages;

    @BeforeEach
    void open() throws Exception {
        app = ConsoleApp.overTheRoom(
                0,
                new SmallBook()
                        .add("310700000001", "王秋菊", WANGS_LOAN, "162.50")
                        .add("310700000002", "李大山", LIS_LOAN, "88.20"));
        pages = MockMvcBuilders.webAppContextSetup(app.web())
                .<DefaultMockMvcBuilder>apply(springSecurity())
                .build();
        ConsoleUsers users = app.get(ConsoleUsers.class);
        users.create("m1", "甲", Role.MANAGER, "M00001", null);
        users.create("m2", "乙", Role.MANAGER, "M00002", null);
        users.create("boss", "丙", Role.SUPERVISOR, null, null);
        new SampleDay(app.jdbc()).borrower("310700000001", "王秋菊", "M00001", "0001");
        upload("""
                交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名,对方账号,摘要,附言
                20261214,S1,贷,200.00,2031,王秋菊,6217000000001234567,转账,借据%s利息
                20261214,S2,贷,300.00,2031,陌生人,6217000000007654321,转账,还款
                20261214,S3,贷,60000.00,2031,顺达粮油,6217000000009999999,转账,还款
                """.formatted(WANGS_LOAN));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aFileIsTakenInJudgedSettledAndUndoneAndEachStepStandsInItsStory() throws Exception {
        assertThat(page("boss", "/statements/1?fate=REMITTANCE&lang=en")).contains("Read", "300.00");
        assertThat(page("m1", "/remittances?lang=en")).contains("陌*人").doesNotContain("陌生人", "王秋菊");
        assertThat(page("m1", remittance("S1") + "?lang=en"))
                .contains("It gives the whole number of a loan.", "principal 37.50, interest 162.50", "by the matcher")
                .contains("<mark class=\"sign-loan\" title=\"the whole loan number\">" + WANGS_LOAN + "</mark>");

        assertThat(page("m1", remittance("S2") + "?q=%E7%8E%8B%E7%A7%8B%E8%8F%8A&lang=en"))
                .contains(WANGS_LOAN, "owes 162.50", "200.00 credited, not booked yet");
        MvcResult settled = step("m1", "S2", "settle", "learn", "true", "loan", WANGS_LOAN, "yuan", "300");
        assertThat(settled.getResponse().getRedirectedUrl()).startsWith(remittance("S3"));
        assertThat(page("m1", remittance("S2") + "?lang=en")).contains("principal 300.00, interest 0.00");
        assertThat(page("m1", "/remittances/learnt?lang=en")).contains("6217***********4321", "王秋菊");
        assertThat(opened("m2", remittance("S2")).getResponse().getStatus()).isEqualTo(404);

        // The loan system was told meanwhile; what it never heard of would be withdrawn and tell nothing
        app.jdbc().update("UPDATE advice SET tries = 1");
        step("m1", "S2", "undo", "reason", "the wrong Wang");
        assertThat(page("m1", remittance("S2") + "?lang=en"))
                .contains("the wrong Wang", "A person settled it", "undone", "Whose it may be");
        assertThat(page("m1", "/remittances/learnt")).doesNotContain("4321");
        assertThat(app.jdbc().queryForList("""
                                SELECT CONCAT(a.kind, ' ', s.loan_no, ' ', COUNT(*))
                                FROM advice a
                                         JOIN remittance_share s ON s.id = a.share_id
                                         JOIN remittance r ON r.id = s.remittance_id
                                WHERE r.serial = 'S2'
                                GROUP BY a.kind, s.loan_no
                                ORDER BY a.kind
                                """, String.class))
                .containsExactly("CREDIT " + WANGS_LOAN + " 1", "UNDO " + WANGS_LOAN + " 1");
    }

    @Test
    void aLargeOneWaitsForAnotherPersonThanTheOneWhoSettledIt() throws Exception {
        MvcResult waits = step("m1", "S3", "settle", "loan", WANGS_LOAN, "yuan", "60000");
        assertThat(said("m1", waits, "S3")).contains("a second person has to agree");

        assertThat(said("m1", step("m1", "S3", "agree"), "S3")).contains("You settled it yourself");
        assertThat(said("m2", step("m2", "S3", "nobody", "reason", "rent"), "S3"))
                .contains("m1 settled it already and it waits for a second person");
        step("boss", "S3", "agree");
        assertThat(page("boss", remittance("S3") + "?lang=en"))
                .contains(
                        "Two people settled it; m1 proposed it", "Credited", "principal 9,962.50, interest 50,037.50");
    }

    @Test
    void aManagerCreditsNoOthersBorrowerAndIsToldWhoDoes() throws Exception {
        assertThat(page("m1", remittance("S2") + "?q=" + LIS_LOAN + "&lang=en")).contains("There is no such borrower.");
        MvcResult refused = step("m1", "S2", "settle", "loan", LIS_LOAN, "yuan", "300");
        assertThat(said("m1", refused, "S2"))
                .contains(LIS_LOAN + " belongs to another manager&#39;s borrower. Leave it to the supervisor");
        assertThat(said("m1", step("m1", "S2", "ask", "borrower", "310700000002"), "S2"))
                .contains("belongs to another manager");

        step("m2", "S2", "settle", "learn", "true", "loan", LIS_LOAN, "yuan", "300");
        String lesson = app.jdbc().queryForObject("SELECT MAX(id) * 2 FROM payer_lesson", String.class);
        send("m1", "/remittances/learnt/" + lesson + "/unlearn");
        assertThat(app.jdbc()
                        .queryForObject("SELECT COUNT(*) FROM payer_lesson WHERE unlearnt_at IS NOT NULL", Long.class))
                .isZero();
    }

    @Test
    void whatSomebodyDidMeanwhileIsSaidAndNothingIsDone() throws Exception {
        String seen = version("m1", "S2");
        step("m2", "S2", "nobody", "reason", "rent");

        MvcResult late = send("m1", remittance("S2") + "/settle", "version", seen, "loan", WANGS_LOAN, "yuan", "300");
        assertThat(said("m1", late, "S2")).contains("Somebody was at it meanwhile", "rent");
        MvcResult again = step("m1", "S2", "settle", "loan", WANGS_LOAN, "yuan", "300");
        assertThat(said("m1", again, "S2")).contains("It is “No loan payment” by now");
    }

    private void upload(String statement) throws Exception {
        MvcResult taken = pages.perform(multipart("/statements")
                        .file(new MockMultipartFile(
                                "file", "today.csv", "text/csv", statement.getBytes(StandardCharsets.UTF_8)))
                        .with(csrf())
                        .with(as("boss")))
                .andReturn();
        assertThat(taken.getResponse().getRedirectedUrl()).isEqualTo("/statements/1");
        app.readAndJudge();
    }

    private String remittance(String serial) {
        return "/remittances/"
                + app.jdbc().queryForObject("SELECT id FROM remittance WHERE serial = ?", String.class, serial);
    }

    private String version(String who, String serial) throws Exception {
        Matcher found = VERSION.matcher(page(who, remittance(serial)));
        return found.find()
                ? found.group(1)
                : Objects.requireNonNull(app.jdbc()
                        .queryForObject("SELECT version FROM remittance WHERE serial = ?", String.class, serial));
    }

    /** As the page that this person sees would send it. */
    private MvcResult step(String who, String serial, String step, String... fields) throws Exception {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 2, fields.length);
        all[0] = "version";
        all[1] = version(who, serial);
        return send(who, remittance(serial) + "/" + step, all);
    }

    private RequestPostProcessor as(String who) {
        return user(app.get(UserDetailsService.class).loadUserByUsername(who));
    }

    private MvcResult opened(String who, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(as(who))).andReturn();
    }

    private String page(String who, String path) throws Exception {
        return opened(who, path).getResponse().getContentAsString(StandardCharsets.UTF_8);
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
    private String said(String who, MvcResult step, String serial) throws Exception {
        return pages.perform(get(URI.create(remittance(serial) + "?lang=en"))
                        .with(as(who))
                        .flashAttrs(step.getFlashMap()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
