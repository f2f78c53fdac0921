package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.GsmTextEncoder;
import io.duebell.notice.Books;
import io.duebell.notice.Ladder;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.Stage;
import io.duebell.notice.TemplateLibrary.Finding;
import io.duebell.notice.TemplatesProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a text from being approved, and that the shipped ones are free of it. */
class TemplateLintTests {

    private static final String FINE = "{{name}}：尾号{{tail}}贷款{{dueDate}}到期，利息{{interest}}元。";

    private final Ladder ladder = new Ladder(Books.shippedLadder(), id -> true);

    @TempDir
    Path folder;

    @Test
    void theShippedTextsAreCleanAndOneUsualLoanFitsOnePart() {
        for (CompiledTemplate template :
                new TemplateFolder(Path.of("templates")).readAll().values()) {
            List<Stage> stages = ladder.stagesOf(template.version().id());

            assertThat(lint().findings(template, stages))
                    .as(template.version().id() + "." + template.version().language())
                    .extracting(Finding::chinese)
                    .isEmpty();
            assertThat(lint().examples(template, stages).get(0).text()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "否则我们将报警处理, police",
        "将向法院起诉, court",
        "列入黑名单, blacklist",
        "将告知村委, exposure",
        "后果自负, threat",
        "可为您提额, offer",
        "请汇入6228480402564890, number",
        "咨询13800138000, number",
        "请带身份证, person",
        "请点击查看, link",
        "共¥5, currency",
        "We will call the police, police",
    })
    void wordsThatNoBorrowerMayBeToldBlock(String words, String code) {
        assertThat(blocking(FINE + words)).containsExactly(code);
    }

    @Test
    void whatABorrowerNeedsToKnowMustBeThere() {
        assertThat(blocking(FINE)).isEmpty();
        assertThat(blocking("{{name}}：利息{{interest}}元。")).containsExactly("missing", "missing");
    }

    @Test
    void valuesWithNoWordBetweenThemCantBeRegistered() {
        assertThat(blocking(FINE + "{{bank}}{{hotline}}")).contains("consecutive");
        assertThat(blocking(FINE + "{{bank}}，{{hotline}}")).doesNotContain("consecutive");
    }

    @Test
    void aTextThatIsNotWhatTheCarrierRegisteredBlocks() throws IOException {
        Path copies = Files.createDirectories(folder.resolve("registered"));
        String registered = FINE.replaceAll("\\{\\{[a-zA-Z]+}}", "{变量}");
        Files.writeString(copies.resolve("SMS_7.txt"), registered + "\n");

        assertThat(blocking(FINE, "SMS_7")).isEmpty();
        assertThat(blocking(FINE + "请尽快。", "SMS_7")).containsExactly("copy-differs");
        assertThat(codes(FINE, "SMS_8")).containsExactly("copy-missing");
        assertThat(blocking(FINE, "SMS_8")).isEmpty();
    }

    @Test
    void aTextThatAsksForACallBackNamesNeitherDebtNorBorrower() {
        String front = "---\nid: call-back\nversion: \"2\"\nclass: service\n---\n";
        CompiledTemplate template =
                TemplateFile.parse("call-back.zh-CN.txt", front + "{{name}}，欠{{total}}元，请致电{{hotline}}。");

        assertThat(lint().findings(template, List.of()))
                .filteredOn(Finding::blocks)
                .extracting(Finding::english)
                .satisfiesExactly(
                        first -> assertThat(first).contains("{{name}}"),
                        second -> assertThat(second).contains("{{total}}"));
    }

    @Test
    void aTextThatIsTooLongAtItsUsualSizeBlocks() {
        assertThat(blocking(FINE + "请备足。".repeat(80))).contains("too-long");
    }

    private List<String> blocking(String body) {
        return blocking(body, "");
    }

    private List<String> blocking(String body, String registered) {
        return findings(body, registered).stream()
                .filter(Finding::blocks)
                .map(Finding::code)
                .toList();
    }

    private List<String> codes(String body, String registered) {
        return findings(body, registered).stream().map(Finding::code).toList();
    }

    private List<Finding> findings(String body, String registered) {
        String front =
                "---\nid: interest-before-5\nversion: \"9\"\nclass: service\nregistered: \"" + registered + "\"\n---\n";
        CompiledTemplate template = TemplateFile.parse("interest-before-5.zh-CN.txt", front + body);
        return lint().findings(template, ladder.stagesOf("interest-before-5"));
    }

    private TemplateLint lint() {
        NoticeProperties notice = WordingTests.properties(NoticeProperties.Names.MASKED, 4);
        return new TemplateLint(
                new Wording(notice, new GsmTextEncoder()), notice, new TemplatesProperties(folder.toString(), false));
    }
}
