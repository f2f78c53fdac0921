package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.lowagie.text.pdf.PRTokeniser;
import com.lowagie.text.pdf.PdfReader;
import io.duebell.dispatch.NoticeState;
import io.duebell.evidence.internal.Seals;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Posting;
import io.duebell.remittance.Remittance;
import io.duebell.remittance.Told;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is handed to a regulator: whole, only to whom may see it, and telling whether anything was altered since its day. */
class EvidencePageTests {

    private static final NoticeId NOTICE = ConsoleApp.id(0);
    private static final String PATH = "/evidence/notices/" + NOTICE;

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
        SampleDay sample = new SampleDay(app.jdbc());
        sample.borrower("B1", "王秀英", "M00001", "0001");
        sample.notice(NOTICE, "B1", "王秀英", "M00001", "0001", NoticeState.DELIVERED, "delivered", "nothing-against");
        sample.notice(ConsoleApp.id(1), "B1", "王秀英", "M00001", "0001", NoticeState.SUPPRESSED, "opted out", "opt-out");
        app.jdbc().update("""
                INSERT INTO inbound_message (link, sender, destination, body, fingerprint, received_at, intent)
                SELECT 'cmcc', SUBSTRING(msisdn, 3), '1069', '知道了，月底还', REPEAT('a', 64), '2026-12-15 01:50:00', 'UNKNOWN'
                FROM notice
                WHERE id = ?
                """, NOTICE.value());
        app.book.posted.add(new Posting(
                "P1",
                new InstalmentKey("LB1", LocalDate.of(2026, 12, 20)),
                ConsoleApp.DAY,
                Money.ZERO,
                new Money(4_200),
                Money.ZERO,
                false));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatCameInForTheBorrowerAndWasTakenBackIsInTheFile() throws Exception {
        Told told = new Told(app.jdbc());
        long id = told.came(ConsoleApp.DAY, 4_200, ConsoleApp.NOW);
        told.credit(id, ConsoleApp.NOW, new Told.Part("B1", "LB1", 4_200));
        told.undo(id, Remittance.State.REVIEW, ConsoleApp.NOW.plusSeconds(60));

        assertThat(body("m1", "/evidence/borrowers/B1.json"))
                .contains(
                        "\"remittances\" : [ {",
                        "\"what\" : \"UNDONE\"",
                        "\"what\" : \"CREDITED\"",
                        "\"amountFen\" : 4200",
                        "not theirs")
                .doesNotContain("王五");
    }

    @Test
    void theWholeStoryOfANoticeIsInTheFile() throws Exception {
        String json = body("m1", PATH + ".json");

        assertThat(json)
                .contains("\"state\" : \"DELIVERED\"", "王秀英：您尾号", "\"rule\" : \"nothing-against\"", "leaves over cmcc")
                .contains("\"receipts\" : [", "知道了，月底还")
                .contains("\"postingNo\" : \"P1\"", "4200")
                .containsPattern("\"number\" : \"138\\*{4}[0-9]{4}\"")
                .doesNotContainPattern("8613812[0-9]{6}");
        assertThat(body("m1", "/evidence/borrowers/B1.json")).contains("SUPPRESSED", "DELIVERED");
        assertThat(app.jdbc()
                        .queryForList(
                                "SELECT CONCAT(actor, ' ', subject, ' ', detail) FROM audit_log WHERE action = 'evidence-export'",
                                String.class))
                .containsExactly(
                        "m1 B1 notice " + NOTICE + ", json, numbers masked", "m1 B1 all notices, json, numbers masked");
    }

    @Test
    void numbersStandWholeOnlyForWhoHoldsTheRight() throws Exception {
        assertThat(body("boss", PATH + ".json?whole=true")).containsPattern("\"number\" : \"8613812[0-9]{6}\"");
        assertThat(body("m1", PATH + ".json?whole=true")).doesNotContainPattern("8613812[0-9]{6}");
    }

    @Test
    void anothersBorrowerIsNotFound() throws Exception {
        assertThat(answer("m2", PATH + ".json").getStatus()).isEqualTo(404);
        assertThat(answer("m2", "/evidence/borrowers/B1.pdf").getStatus()).isEqualTo(404);
        assertThat(body("m2", "/evidence?q=B1")).doesNotContain("王秀英");
        assertThat(body("m1", "/evidence?q=王")).contains("王秀英", "/evidence/borrowers/B1.pdf");
    }

    @Test
    void itSaysSoWhenTheLoanBookDoesNotAnswer() throws Exception {
        app.book.away = true;

        assertThat(body("boss", PATH + ".json")).contains("\"payments\" : null");
        assertThat(pdf("boss", PATH + ".pdf?lang=en")).contains("The loan book did not answer");
    }

    @Test
    void thePrintedFormReadsInBothLanguages() throws Exception {
        seal();

        assertThat(pdf("boss", PATH + ".pdf?lang=en"))
                .contains(
                        "Evidence: borrower B1", "Every seal of these notices fits", "Sealed 2026-12-15", "Delivered");
        assertThat(pdf("boss", PATH + ".pdf?lang=zh-CN")).contains("证据：借款人", "这些通知的封存全部吻合", "知道了，月底还");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE notice_event SET reason = 'nothing to see' WHERE version = 3",
                "UPDATE notice_event SET at = at - INTERVAL 1 HOUR WHERE version = 4",
                "UPDATE notice_event SET rule_id = 'other' WHERE version = 2",
                "DELETE FROM notice_event WHERE version = 3",
                "UPDATE notice SET msisdn = '8613900000000'",
                "UPDATE notice SET text_hash = REPEAT('0', 64)",
                "UPDATE evidence_head SET head = REPEAT('0', 64)",
                "DELETE FROM evidence_head WHERE notice_id <> (SELECT MIN(id) FROM notice)",
                "UPDATE evidence_digest SET digest = REPEAT('0', 64)",
            })
    void whateverIsAlteredAfterItsDayWasSealedShows(String alteration) throws Exception {
        seal();
        assertThat(body("boss", PATH + ".json")).contains("\"fits\" : true").doesNotContain("\"fits\" : false");

        assertThat(app.jdbc().update(alteration)).isPositive();

        assertThat(body("boss", PATH + ".json")).contains("\"fits\" : false");
        assertThat(pdf("boss", PATH + ".pdf?lang=en")).contains("A SEAL DOES NOT FIT");
    }

    @Test
    void whatHappensAfterADayDoesNotBreakItsSeal() throws Exception {
        seal();

        app.jdbc().update("""
                INSERT INTO notice_event (notice_id, version, at, from_state, to_state, actor, reason)
                VALUES (?, 9, '2026-12-16 02:00:00', 'DELIVERED', 'DELIVERED', 'carrier', 'once more')
                """, NOTICE.value());

        assertThat(body("boss", PATH + ".json"))
                .doesNotContain("\"fits\" : false")
                .contains("once more");
    }

    @Test
    void aDayIsSealedOnceItIsOverAndTheSameTwice() {
        Seals seals = app.get(Seals.class);

        assertThat(seals.due()).as("the day is not over").isEmpty();
        seal();
        String digest = digest();
        seal();

        assertThat(digest()).isEqualTo(digest);
    }

    private void seal() {
        Seals seals = app.get(Seals.class);
        seals.keepHeads(ConsoleApp.DAY);
        seals.close(ConsoleApp.DAY);
    }

    private String digest() {
        return app.jdbc()
                .queryForList("SELECT digest FROM evidence_digest", String.class)
                .get(0);
    }

    /** The words of a printed page: its font is written in UCS-2. */
    private String pdf(String who, String path) throws Exception {
        StringBuilder all = new StringBuilder();
        try (PdfReader reader = new PdfReader(answer(who, path).getContentAsByteArray())) {
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                PRTokeniser tokens = new PRTokeniser(reader.getPageContent(page));
                while (tokens.nextToken()) {
                    if (tokens.getTokenType() == PRTokeniser.TK_STRING) {
                        byte[] shown = tokens.getStringValue().getBytes(StandardCharsets.ISO_8859_1);
                        all.append(new String(shown, StandardCharsets.UTF_16BE));
                    }
                }
            }
        }
        return all.toString();
    }

    private String body(String who, String path) throws Exception {
        return answer(who, path).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String who, String path) throws Exception {
        return pages.perform(get(new URI(
                                null,
                                null,
                                path.split("\\?", 2)[0],
                                path.contains("?") ? path.split("\\?", 2)[1] : null,
                                null))
                        .with(user(app.get(UserDetailsService.class).loadUserByUsername(who))))
                .andReturn()
                .getResponse();
    }
}
