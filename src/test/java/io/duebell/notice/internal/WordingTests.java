package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.GsmTextEncoder;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.notice.internal.Wording.Untellable;
import io.duebell.shared.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WordingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 15);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 20);
    private static final List<String> NAMES = List.of("张伟", "欧阳建国", "李娜", "买买提·吐尔逊", "王");

    private final Map<TemplateFolder.TextKey, CompiledTemplate> templates =
            new TemplateFolder(Path.of("templates")).readAll();
    private final Wording wording = wording(NoticeProperties.Names.MASKED, 4);

    @Test
    void textStartsWithTheSignatureAndShowsFormattedValues() {
        assertThat(told("interest-before-5", "zh-CN", facts("张建国", fact("1234", DUE, 0, 123_456, 0))))
                .isEqualTo("【清河农信】张**：您尾号1234贷款利息1234.56元12月20日到期，请备足于原账户。");
        assertThat(told("interest-before-5", "en", facts("张建国", fact("1234", DUE, 0, 123_456, 0))))
                .isEqualTo("【QHRCU】张**: loan 1234 interest 1234.56 yuan due 20 Dec. Pay in.");
    }

    @Test
    void severalItemsAreNamedOneByOneUnderTheirSum() {
        Facts facts = facts(
                "张伟",
                fact("1234", LocalDate.of(2026, 12, 8), 0, 50_000, 1_200),
                fact("5678", DUE, 1_000_000, 20_000, 0));

        assertThat(told("overdue-7", "zh-CN", facts))
                .isEqualTo("【清河农信】张*：您有2笔贷款到期或逾期，共10712.00元：尾号1234，12月8日，512.00元；尾号5678，12月20日，10200.00元。请尽快存入原账户。");
    }

    @Test
    void dateFarAwayIsToldWithItsYear() {
        assertThat(told("overdue-monthly", "zh-CN", facts("张伟", fact("1234", LocalDate.of(2025, 12, 20), 0, 1, 0))))
                .contains("已于2025年12月20日到期");
    }

    @Test
    void zeroAmountIsUntellableAndSaysWhichValue() {
        assertThat(write("interest-before-5", "zh-CN", facts("张伟", fact("1234", DUE, 0, 0, 0))))
                .isEqualTo(new Untellable("zero-amount", "the template uses {{interest}} and there is none"));
        assertThat(write("overdue-1", "zh-CN", facts("张伟", fact("1", DUE, 0, 9, 0), fact("2", DUE, 0, 0, 0))))
                .isInstanceOfSatisfying(
                        Untellable.class, fault -> assertThat(fault.code()).isEqualTo("zero-amount"));
    }

    @Test
    void maturityWithoutInterestIsToldWithoutIt() {
        assertThat(told("maturity-before-5", "zh-CN", facts("张伟", fact("1234", DUE, 5_000_000, 0, 0))))
                .contains("应还50000.00元（本金50000.00），");
    }

    @Test
    void missingNameOrAccountIsUntellable() {
        Fact noAccount = new Fact("1234", DUE, "贷款", " ", Money.ZERO, new Money(1), Money.ZERO);

        assertThat(write("overdue-1", "zh-CN", facts("  ", fact("1234", DUE, 0, 1, 0))))
                .isInstanceOfSatisfying(
                        Untellable.class, fault -> assertThat(fault.code()).isEqualTo("no-name"));
        assertThat(write("overdue-1-account", "zh-CN", facts("张伟", noAccount)))
                .isInstanceOfSatisfying(
                        Untellable.class, fault -> assertThat(fault.code()).isEqualTo("no-account"));
    }

    @Test
    void nameOfFortyCharactersOrAnEmojiBreaksNothing() {
        Fact fact = fact("1234", DUE, 0, 123_456, 0);

        assertThat(told("interest-before-5", "zh-CN", facts("阿".repeat(40), fact)))
                .contains("】阿**：");
        assertThat(told("interest-before-5", "zh-CN", facts("😀张", fact))).contains("】😀*：");
    }

    @Test
    void textBeyondTheMostPartsIsUntellable() {
        List<Fact> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(fact("10" + (10 + i), DUE, 0, 99_999, 0));
        }

        assertThat(write("overdue-1", "zh-CN", new Facts("张伟", TODAY, many)))
                .isInstanceOfSatisfying(
                        Untellable.class, fault -> assertThat(fault.code()).isEqualTo("too-long"));
    }

    @TestFactory
    List<DynamicTest> everyDefaultTextKeepsItsSizeForOrdinaryValues() {
        return templates.values().stream()
                .map(template -> DynamicTest.dynamicTest(
                        template.version().id() + "." + template.version().language(), () -> assertSize(template)))
                .toList();
    }

    private void assertSize(CompiledTemplate template) {
        String id = template.version().id();
        boolean answer = AnswerTexts.isAnswer(id);
        // A campaign's text, and an answer, also names where to ask and how to be left alone: that takes a second part.
        int most = id.endsWith("-account") || id.startsWith("campaign-") || answer ? 2 : 1;
        boolean overdue = id.contains("overdue");
        boolean principal = overdue || id.startsWith("maturity") || id.equals("campaign-balance");
        Random random = new Random(20261220);
        for (int i = 0; i < 3000; i++) {
            long first = i == 0 ? 9_999_999 : 1 + random.nextLong(9_999_999);
            long second = i == 0 ? 9_999_999 : 1 + random.nextLong(9_999_999);
            LocalDate due = TODAY.plusDays(overdue ? -random.nextInt(1, 800) : random.nextInt(0, 16));
            Fact fact = principal
                    ? fact("0000000000001234", due, first, id.equals("campaign-balance") ? 0 : second, 0)
                    : fact("0000000000001234", due, 0, first, 0);
            Facts facts = facts(NAMES.get(random.nextInt(NAMES.size())), fact);

            assertThat(wording.write(template, answer ? facts.about(due, new Money(first)) : facts))
                    .isInstanceOfSatisfying(
                            Told.class,
                            told -> assertThat(told.parts())
                                    .as(told.body() + " (" + told.body().length() + ")")
                                    .isLessThanOrEqualTo(most));
        }
    }

    private String told(String id, String language, Facts facts) {
        Wording.Result result = write(id, language, facts);
        assertThat(result).isInstanceOf(Told.class);
        return ((Told) result).body();
    }

    private Wording.Result write(String id, String language, Facts facts) {
        CompiledTemplate template = templates.get(new TemplateFolder.TextKey(id, language));
        assertThat(template).as(id).isNotNull();
        return wording.write(Objects.requireNonNull(template), facts);
    }

    private static Wording wording(NoticeProperties.Names names, int maxParts) {
        return new Wording(properties(names, maxParts), new GsmTextEncoder());
    }

    static NoticeProperties properties(NoticeProperties.Names names, int maxParts) {
        return new NoticeProperties(
                Map.of("zh-CN", "清河农信", "en", "QHRCU"),
                Map.of("zh-CN", "清河农村信用社", "en", "Qinghe Rural Credit"),
                "0571-88886666",
                maxParts,
                "zh-CN",
                0,
                names,
                null);
    }

    private static Facts facts(String name, Fact... facts) {
        return new Facts(name, TODAY, List.of(facts));
    }

    private static Fact fact(String loanNo, LocalDate due, long principal, long interest, long penalty) {
        return new Fact(
                loanNo,
                due,
                "农户小额贷款",
                "62170000123456789012345".substring(0, 19),
                new Money(principal),
                new Money(interest),
                new Money(penalty));
    }
}
