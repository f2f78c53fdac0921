package io.duebell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.duebell.sheet.Xlsx;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;

/** Statements, feeds and advice as people see them: the fate of each line, what a bank writes, and what the loan system booked. */
class StatementPageTests extends MoneyPages {

    @Test
    void filesStandWithTheFateOfEachLineAndWhatIsWrongInWords() throws Exception {
        assertThat(page("boss", "/statements?lang=en"))
                .contains("对公账户-2026-12-14.csv", "5,123.40", "No line names the columns", "over the API by boss")
                .contains("The balance breaks 1 times, first at line 6");
        assertThat(page("audit", "/statements/1?lang=en"))
                .contains("The amount is in scientific notation", "1.2E+05", "621************4567")
                .doesNotContain("6217000000001234567", "take-back");
        assertThat(page("boss", "/statements/1?fate=DUPLICATE&lang=en"))
                .contains("It is known already", "/remittances/" + SampleDesk.LOUD);
    }

    @Test
    void aFileThatIsBeingTakenBackSaysHowFarItIsAndKeepsUp() throws Exception {
        app.jdbc()
                .update(
                        "UPDATE statement_file SET state = 'TAKING_BACK', taken_back_by = 'boss', back_count = 1 WHERE id = 1");

        assertThat(page("boss", "/statements/1?lang=en"))
                .contains("Being taken back", "1 of 2 remittances are taken back")
                .contains("hx-get=\"/statements/1\"", "hx-select=\"#file\"")
                .doesNotContain("id=\"take-back\"");
        assertThat(page("boss", "/statements/3?lang=en")).doesNotContain("hx-select");
    }

    @Test
    void aFileIsUploadedTakenBackAndReadAgain() throws Exception {
        MvcResult taken = pages.perform(multipart("/statements")
                        .file(new MockMultipartFile(
                                "file", "today.csv", "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8)))
                        .with(csrf())
                        .with(as("boss")))
                .andReturn();
        String address = Objects.requireNonNull(taken.getResponse().getRedirectedUrl());
        assertThat(page("boss", address + "?lang=en")).contains("today.csv", "Waiting", "uploaded by boss");

        assertThat(said(send("boss", "/statements/3/take-back", "reason", "doubled"), "/statements/3"))
                .contains("A file is taken back once");
        send("boss", "/statements/1/take-back", "reason", " ");
        send("boss", "/statements/1/take-back", "reason", "of another bank");
        send("boss", "/statements/2/again");
        assertThat(app.jdbc().queryForList("SELECT CONCAT(id, state) FROM statement_file ORDER BY id", String.class))
                .containsExactly("1TAKEN_BACK", "2WAITING", "3TAKEN_BACK", "4WAITING");
        assertThat(audit())
                .containsExactly("boss statement-upload 4", "boss statement-take-back 1", "boss statement-again 2");
    }

    @Test
    void aFileWhoseMoneyPeopleSettledIsTakenBackOnlyWhenThatIsSaid() throws Exception {
        app.jdbc().update("""
                INSERT INTO remittance (id, identity, state, reason, decided_by, account, booked_on, serial, amount_fen, payer,
                                        payer_account, booking, remark, file_id, line_no, received_at, changed_at)
                VALUES (?, 'i', 'CREDITED', 'person', 'm1', '3301', '2026-12-14', 'S1', 100, '', '', '', '', 1, 1, NOW(), NOW())
                """, SampleDesk.LOUD);

        String refused = said(send("boss", "/statements/1/take-back", "reason", "doubled"), "/statements/1");
        assertThat(refused).contains("People settled 1 of its remittances.", "id=\"matched\"");
        send("boss", "/statements/1/take-back", "reason", "doubled", "matched", "true");
        assertThat(app.jdbc().queryForObject("SELECT state FROM remittance", String.class))
                .isEqualTo("TAKEN_BACK");
    }

    @Test
    void anEmptyFileIsRefusedInWords() throws Exception {
        MvcResult refused = pages.perform(multipart("/statements")
                        .file(new MockMultipartFile("file", "today.csv", "text/csv", new byte[0]))
                        .with(csrf())
                        .with(as("boss")))
                .andReturn();

        assertThat(said(refused, "/statements")).contains("The file is empty.");
    }

    @Test
    void aFeedIsDefinedFromASampleCorrectedSavedAndRetired() throws Exception {
        byte[] sample = """
                日期,编号,钱,谁
                2026-12-14,S1,12.50,王秀兰
                2026-12-14,S2,8.00,6217000000001234567
                """.getBytes(java.nio.charset.Charset.forName("GBK"));
        String seen = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "sample.csv", "text/csv", sample))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(seen)
                .contains("王秀兰", "id=\"column-AMOUNT\"", "621************4567")
                .doesNotContain(">6217000000001234567<");

        String[] chosen = {
            "sample",
            java.util.Base64.getEncoder().encodeToString(sample),
            "name",
            "信用社乙",
            "column.DATE",
            "日期",
            "column.SERIAL",
            "编号",
            "column.IN",
            "钱",
            "column.PAYER",
            "谁",
            "lang",
            "en"
        };
        assertThat(send("boss", "/feeds/sample", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("12.50", "2026-12-14");
        assertThat(status(send("audit", "/feeds", chosen))).isEqualTo(403);
        assertThat(send("boss", "/feeds", chosen).getResponse().getRedirectedUrl())
                .isEqualTo("/feeds");
        assertThat(page("audit", "/feeds?lang=en"))
                .contains("信用社乙", "Payer = 谁")
                .doesNotContain("/retire");
        assertThat(send("boss", "/feeds", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("There is a feed of that name");
        assertThat(page("boss", "/statements")).contains("信用社乙</option>");

        send("boss", "/feeds/1/retire");
        assertThat(page("boss", "/feeds")).doesNotContain("信用社乙");
    }

    @Test
    void aFeedIsDefinedFromASheetAndReadsWorkbooksByIt() throws Exception {
        byte[] sheet =
                Xlsx.of(Xlsx.row("某行对账单"), Xlsx.row("日期", "编号", "钱", "谁"), Xlsx.row(ConsoleApp.DAY, "S1", 12.5, "王秀兰"));

        String seen = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "sample.xlsx", null, sheet))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Matcher sample = Pattern.compile("name=\"sample\" value=\"([^\"]+)\"").matcher(seen);

        assertThat(seen).contains("王秀兰", "id=\"column-AMOUNT\"", ">编号</option>");
        assertThat(sample.find()).isTrue();
        String[] chosen = {
            "sample",
            sample.group(1),
            "name",
            "某行",
            "column.DATE",
            "日期",
            "column.SERIAL",
            "编号",
            "column.IN",
            "钱",
            "column.PAYER",
            "谁",
            "lang",
            "en"
        };
        assertThat(send("boss", "/feeds/sample", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("12.50", "2026-12-15");
        assertThat(send("boss", "/feeds", chosen).getResponse().getRedirectedUrl())
                .isEqualTo("/feeds");
        String failed = pages.perform(multipart("/feeds/sample")
                        .file(new MockMultipartFile("file", "a.xlsx", null, Arrays.copyOf(sheet, 500)))
                        .param("lang", "en")
                        .with(csrf())
                        .with(as("boss")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(failed).contains("id=\"refused\"", "ends where it should not");
    }

    @Test
    void adviceSaysWhatTheLoanSystemBookedAndWhatDoesNotAgree() throws Exception {
        assertThat(page("audit", "/advice?lang=en"))
                .contains("Undone credit", "C102", "in file 12", "2026-12-15", "not yet");
        assertThat(page("audit", "/advice?differences=true&lang=en"))
                .contains("C103")
                .doesNotContain("C102");
    }
}
