package io.duebell.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.carrier.Channel;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Ladder.Days;
import io.duebell.notice.LadderProperties.Repeat;
import io.duebell.notice.LadderProperties.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTests {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 20);

    private final Ladder ladder = new Ladder(Books.shippedLadder(), id -> true);

    @ParameterizedTest(name = "{0} days from the due date: {1}")
    @CsvSource({
        "-16,",
        "-15,D-15",
        "-14,",
        "-6,",
        "-5,D-5",
        "-4,",
        "-2,",
        "-1,D-1",
        "0,D-0",
        "1,D+1",
        "2,",
        "6,",
        "7,D+7",
        "8,",
        "14,",
        "15,D+15",
        "16,",
        "29,",
        "30,D+30",
        "31,",
        "59,",
        "60,D+60",
        "61,",
        "89,",
        "90,D+90",
        "390,D+390",
        "391,"
    })
    void eachStageSpeaksOnItsDayAlone(int offset, @Nullable String occasion) {
        LocalDate today = DUE.plusDays(offset);

        var due = ladder.findStageDue(
                Books.interest("0000000000001234", DUE, 12_345), new Days(today.minusDays(1), today));

        assertThat(due.map(Stage::occasion).orElse(null)).isEqualTo(occasion);
    }

    @ParameterizedTest(name = "run at {0}, closed until {1}: {2}")
    @CsvSource({
        "-7,-5,D-5", // falls on the last of two closed days
        "-6,-3,D-5",
        "-5,-3,D-5", // its own day is open
        "-5,-1,D-1", // two in one: the later speaks
        "-2,3,D-1", // the due date lies in the closed days
        "-1,4,D-1",
        "0,4,D-0",
        "-8,-6,", // nothing falls on them
        "1,7,D+1" // after the due date nothing is said earlier
    })
    void aStageBeforeTheDueDateThatFallsOnAClosedDaySpeaksBefore(int to, int reach, @Nullable String occasion) {
        OpenInstalment instalment = Books.interest("0000000000001234", DUE, 12_345);

        var due =
                ladder.findStageDue(instalment, new Days(DUE.plusDays(to - 1), DUE.plusDays(to), DUE.plusDays(reach)));

        assertThat(due.map(Stage::occasion).orElse(null)).isEqualTo(occasion);
    }

    @ParameterizedTest(name = "last planned at {0}, run at {1}: {2}")
    @CsvSource({
        "-16,-14,D-15", // missed by a day
        "-16,-3,D-5", // of two missed the latest speaks
        "-6,1,D+1", // the due date has passed: what was to be said before it is not true any more
        "-2,2,D+1",
        "1,16,D+15",
        "31,100,D+90",
        "2,6,", // nothing was missed
        "-1,0,D-0"
    })
    void ofMissedStagesTheLatestSpeaksWhereItIsStillTrue(int from, int to, @Nullable String occasion) {
        OpenInstalment instalment = Books.interest("0000000000001234", DUE, 12_345);

        var due = ladder.findStageDue(instalment, new Days(DUE.plusDays(from), DUE.plusDays(to)));

        assertThat(due.map(Stage::occasion).orElse(null)).isEqualTo(occasion);
    }

    @Test
    void kindFollowsTheDueDateThePrincipalAndTheMaturity() {
        LocalDate before = DUE.minusDays(5);
        OpenInstalment interest = Books.interest("0000000000001234", DUE, 12_345);
        OpenInstalment lastInterest = Books.maturity("0000000000001234", DUE, 0, 12_345);
        OpenInstalment repayment = Books.open("0000000000001234", DUE, DUE.plusYears(1), 100, 0, 0);

        assertThat(templateOn(interest, before)).isEqualTo("interest-before-5");
        assertThat(templateOn(lastInterest, before)).isEqualTo("maturity-before-5");
        assertThat(templateOn(repayment, before)).isEqualTo("maturity-before-5");
        assertThat(templateOn(repayment, DUE)).isEqualTo("maturity-due-day");
        assertThat(templateOn(repayment, DUE.plusDays(1))).isEqualTo("overdue-1");
    }

    @Test
    void noticeStopsBeingWorthSendingOnTheEveningOfItsLastDay() {
        Stage stage = ladder.findStage(NoticeKind.INTEREST, -5).orElseThrow();

        assertThat(stage.notAfter(LocalDate.of(2026, 12, 15))).isEqualTo(Instant.parse("2026-12-17T12:30:00Z"));
    }

    @Test
    void badLadderIsRefusedNamingItsKey() {
        List<Step> good = List.of(step(1, "known", 1));

        assertRefused(new LadderProperties(List.of(step(5, "lost", 1)), good, good, null), "interest[0].template");
        assertRefused(new LadderProperties(good, List.of(step(-1, "known", 1)), good, null), "maturity[0].days");
        assertRefused(
                new LadderProperties(good, good, List.of(step(7, "known", 1), step(7, "known", 1)), null),
                "overdue[1].days");
        assertRefused(new LadderProperties(good, good, List.of(step(0, "known", 1)), null), "overdue[0].days");
        assertRefused(new LadderProperties(List.of(step(1, "known", 3)), good, good, null), "interest[0].valid-days");
        assertRefused(new LadderProperties(List.of(), good, good, null), "interest");
        assertRefused(
                new LadderProperties(good, good, good, new Repeat(0, Channel.SMS, "known", 1)), "overdue-then.every");
    }

    @Test
    void ladderWithoutRepetitionEndsWithItsLastStage() {
        List<Step> steps = List.of(step(1, "known", 1));
        Ladder short1 = new Ladder(new LadderProperties(steps, steps, steps, null), id -> true);

        assertThat(short1.findStage(NoticeKind.OVERDUE, 1)).isPresent();
        assertThat(short1.findStage(NoticeKind.OVERDUE, 31)).isEmpty();
    }

    private String templateOn(OpenInstalment instalment, LocalDate day) {
        return ladder.findStageDue(instalment, new Days(day.minusDays(1), day))
                .orElseThrow()
                .template();
    }

    private static void assertRefused(LadderProperties properties, String key) {
        assertThatThrownBy(() -> new Ladder(properties, "known"::equals))
                .isInstanceOf(BadNoticeSettingException.class)
                .hasMessageStartingWith("duebell.ladder." + key + ": ");
    }

    private static Step step(int days, String template, int validDays) {
        return new Step(days, Channel.SMS, template, validDays);
    }
}
