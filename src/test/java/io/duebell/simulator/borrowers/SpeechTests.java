package io.duebell.simulator.borrowers;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What borrowers say: the data are whole, and what is said of days and amounts is what is meant. */
class SpeechTests {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 15);
    private static final String NOTICE = "王某：您尾号4321贷款12月20日应还1,312.50元，请备足于原账户。";
    private static final ReplyRules RULES = ReplyRules.load();
    private static final Sayings SAYINGS = Sayings.load();

    static Stream<String> kinds() {
        return RULES.occasions().stream()
                .flatMap(occasion -> occasion.answers().keySet().stream())
                .distinct()
                .filter(kind -> !kind.equals(ReplyRules.SILENCE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_can_be_said_in_each_habit(String kind) {
        for (ReplyRules.Habit habit : RULES.habits()) {
            assertThat(said(kind, habit, 60))
                    .extracting(Utterance::text)
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}"));
        }
    }

    @Test
    void each_consequence_is_of_a_kind_that_can_be_said() {
        assertThat(RULES.consequences().keySet()).allMatch(SAYINGS::has);
    }

    @Test
    void a_promise_names_the_day_that_it_is_paid_on_and_an_amount_that_was_read() {
        ReplyRules.Habit plain = RULES.habits().get(0);

        List<Utterance> promises = said("the-day-and-amount", plain, 300);

        assertThat(promises).allSatisfy(promise -> {
            assertThat(promise.payOn()).isBetween(TUESDAY, LocalDate.of(2027, 1, 1));
            assertThat(promise.amount())
                    .isIn(new Money(1312_50), new Money(1400_00), new Money(656_25), new Money(700_00));
        });
        assertThat(promises)
                .filteredOn(promise -> promise.text().startsWith("明天"))
                .isNotEmpty()
                .allMatch(promise -> TUESDAY.plusDays(1).equals(promise.payOn()));
        assertThat(promises)
                .filteredOn(promise -> promise.text().matches("17号.*"))
                .isNotEmpty()
                .allMatch(promise -> TUESDAY.plusDays(2).equals(promise.payOn()));
    }

    @Test
    void nobody_tells_the_same_twice_in_one_text() {
        ReplyRules.Habit rambling = new ReplyRules.Habit(1, "rambling", null);

        assertThat(said("paid", rambling, 200))
                .allSatisfy(rambled -> assertThat(rambled.text().split("[，。]"))
                        .filteredOn(clause -> clause.length() > 8)
                        .doesNotHaveDuplicates());
    }

    @Test
    void who_only_asks_pays_nothing_by_that() {
        assertThat(said("balance", RULES.habits().get(0), 100)).allMatch(asked -> asked.payOn() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_DAYS, 2, 2026-12-17",
        "NEXT_WEEK, 1, 2026-12-21",
        "NEXT_WEEK, 5, 2026-12-25",
        "MONTH_END, 0, 2026-12-31",
    })
    void a_day_is_counted_from_the_day_it_is_named(DayWord.Rule rule, int number, LocalDate day) {
        assertThat(new DayWord("", rule, number, 1).from(TUESDAY, new SplittableRandom(1)))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, 31250, 312.5",
        "ROUND, 31250, 400",
        "ROUND, 4510, 50",
        "SPOKEN, 32000, 四百",
        "SPOKEN, 120000, 一千二百",
        "FORMAL, 50000, 伍佰",
    })
    void an_amount_is_written_as_people_hand_it_over(AmountForm form, long fen, String written) {
        assertThat(form.write(form.taken(new Money(fen)))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "TRADITIONAL, 钱还没汇过来, 錢還沒匯過來",
        "PINYIN, 明天还, ming tian huan",
        "FULL_WIDTH, 12月20号T, １２月２０号Ｔ",
        "UNPUNCTUATED, '好的，312.5元，谢谢。', 好的312.5元谢谢",
        "MISTYPED, 款, 宽",
    })
    void a_habit_changes_how_it_is_written(Spelling spelling, String meant, String written) {
        List<String> ways = IntStream.range(0, 60)
                .mapToObj(seed -> spelling.write(meant, RULES, new SplittableRandom(seed)))
                .toList();

        assertThat(ways).contains(written);
    }

    private static List<Utterance> said(String kind, ReplyRules.Habit habit, int times) {
        return IntStream.range(0, times)
                .mapToObj(seed ->
                        new Speech(RULES, SAYINGS, NOTICE, TUESDAY, new SplittableRandom(seed)).say(kind, habit))
                .toList();
    }
}
