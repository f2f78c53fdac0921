package io.duebell.compliance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.Calendars;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.HoldKind;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.compliance.internal.RuleSet.Counted;
import io.duebell.compliance.internal.RuleSet.Per;
import io.duebell.compliance.internal.Tally.Line;
import io.duebell.compliance.internal.Tally.Whom;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule of the shipped set on both sides of its boundary, as a compliance officer would check it. */
class JudgeTests {

    private static final String BORROWER = "000000100001";
    private static final Msisdn NUMBER = new Msisdn("8613800100001");
    private final Judge judge = new Judge(Shipped.read("rules/contact-rules.yaml"), Calendars.shipped());

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # channel | local time            | verdict                       | rule
            SMS       | 2026-12-15T08:29:59.999 | held until 2026-12-15T08:30 | contact-hours
            SMS       | 2026-12-15T08:30:00     | allowed                     | nothing-against
            SMS       | 2026-12-15T20:29:59.999 | allowed                     | nothing-against
            SMS       | 2026-12-15T20:30:00     | held until 2026-12-16T08:30 | contact-hours
            SMS       | 2026-12-15T23:59:59.999 | held until 2026-12-16T08:30 | contact-hours
            SMS       | 2026-12-16T00:00:00     | held until 2026-12-16T08:30 | contact-hours
            VOICE     | 2026-12-15T20:29:59     | allowed                     | nothing-against
            VOICE     | 2026-12-15T20:30:00     | held until 2026-12-16T08:30 | contact-hours
            # a Sunday, and the end of a year
            SMS       | 2026-12-20T10:00:00     | allowed                     | nothing-against
            SMS       | 2026-12-31T21:00:00     | held until 2027-01-01T08:30 | contact-hours
            # 2027-02-06 is the first day of the lunar year: silence from its eve to its third day
            SMS       | 2027-02-04T20:29:59     | allowed                     | nothing-against
            SMS       | 2027-02-04T20:30:00     | held until 2027-02-09T08:30 | contact-hours
            SMS       | 2027-02-05T10:00:00     | held until 2027-02-09T08:30 | new-year-pause
            SMS       | 2027-02-08T20:29:59     | held until 2027-02-09T08:30 | new-year-pause
            SMS       | 2027-02-09T08:30:00     | allowed                     | nothing-against
            """)
    void hoursAndDays(Channel channel, LocalDateTime time, String verdict, String rule) {
        check(judge.judge(contact(channel, true, null), at(time), List.of(), new Tally()), verdict, rule);
    }

    @ParameterizedTest(name = "texts on {0}, one more on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # texts before                   | the next         | verdict                     | rule
                                             | 2026-12-15T10:00 | allowed                     | nothing-against
            2026-12-14                       | 2026-12-15T10:00 | allowed                     | nothing-against
            2026-12-15                       | 2026-12-15T10:00 | held until 2026-12-16T08:30 | texts-a-day
            # the third within seven calendar days and the fourth
            2026-12-09 2026-12-12            | 2026-12-15T10:00 | allowed                     | nothing-against
            2026-12-09 2026-12-12 2026-12-14 | 2026-12-15T10:00 | held until 2026-12-16T08:30 | texts-in-seven-days
            2026-12-12 2026-12-13 2026-12-14 | 2026-12-15T10:00 | held until 2026-12-19T08:30 | texts-in-seven-days
            2026-12-12 2026-12-13 2026-12-14 | 2026-12-18T20:29 | held until 2026-12-19T08:30 | texts-in-seven-days
            2026-12-12 2026-12-13 2026-12-14 | 2026-12-19T08:30 | allowed                     | nothing-against
            # both are full: the later end counts
            2026-12-13 2026-12-14 2026-12-15 | 2026-12-15T10:00 | held until 2026-12-20T08:30 | texts-in-seven-days
            # room again on New Year's Eve: then only after the pause
            2027-01-29 2027-02-02 2027-02-03 | 2027-02-04T10:00 | held until 2027-02-09T08:30 | texts-in-seven-days
            """)
    void textsToABorrower(@Nullable String before, LocalDateTime next, String verdict, String rule) {
        Tally tally = texts(Per.BORROWER, BORROWER, before);

        check(judge.judge(contact(Channel.SMS, true, null), at(next), List.of(), tally), verdict, rule);
    }

    @ParameterizedTest(name = "{0} texts to the number today: {1}")
    @CsvSource({
        "2, allowed, nothing-against",
        "3, held until 2026-12-16T08:30, texts-a-day-to-number",
    })
    void textsToANumberOfSeveralBorrowers(int texts, String verdict, String rule) {
        Tally tally = new Tally();
        tally.add(new Line(new Whom(Per.NUMBER, NUMBER.digits()), LocalDate.parse("2026-12-15"), Counted.SMS), texts);

        check(judge.judge(contact(Channel.SMS, true, null), at("2026-12-15T10:00"), List.of(), tally), verdict, rule);
    }

    @ParameterizedTest(name = "{0} x {1}: {2}")
    @CsvSource({
        "ROBOT_TRIED, 2, allowed, nothing-against",
        "ROBOT_TRIED, 3, held until 2026-12-16T08:30, calls-tried-a-day",
        "CALL_TRIED, 3, held until 2026-12-16T08:30, calls-tried-a-day",
        "SMS, 1, allowed, nothing-against"
    })
    void callsOfRobotsAndPeopleCountTogether(Counted what, int times, String verdict, String rule) {
        Tally tally = new Tally();
        tally.add(new Line(new Whom(Per.BORROWER, BORROWER), LocalDate.parse("2026-12-15"), what), times);

        check(judge.judge(contact(Channel.VOICE, true, null), at("2026-12-15T10:00"), List.of(), tally), verdict, rule);
    }

    @Test
    void receiptsAndAnswersDontCountAndARetryOfTodayCountsOnce() {
        Tally full = texts(Per.BORROWER, BORROWER, "2026-12-15");
        Contact answer = contact(Channel.SMS, false, null);
        Contact retry = contact(Channel.SMS, true, LocalDate.parse("2026-12-15"));
        Contact ofYesterday = contact(Channel.SMS, true, LocalDate.parse("2026-12-14"));

        check(judge.judge(answer, at("2026-12-15T10:00"), List.of(), full), "allowed", "nothing-against");
        check(judge.judge(retry, at("2026-12-15T10:00"), List.of(), full), "allowed", "nothing-against");
        check(
                judge.judge(ofYesterday, at("2026-12-15T10:00"), List.of(), full),
                "held until 2026-12-16T08:30",
                "texts-a-day");
    }

    @ParameterizedTest
    @EnumSource(HoldKind.class)
    void holdsWithoutAnEndForbidAndOthersDelayWhateverTheHour(HoldKind kind) {
        Instant night = at("2026-12-15T23:00");
        Standing forGood = hold(kind, null);
        Standing forAWhile = hold(kind, at("2026-12-20T00:00"));
        Contact reminder = contact(Channel.SMS, true, null);

        check(judge.judge(reminder, night, List.of(forAWhile, forGood), new Tally()), "denied", kind.rule());
        check(
                judge.judge(reminder, night, List.of(forAWhile), new Tally()),
                "held until 2026-12-20T00:00",
                kind.rule());
        boolean answers =
                judge.judge(contact(Channel.SMS, false, null), at("2026-12-15T10:00"), List.of(forGood), new Tally())
                        instanceof Verdict.Allowed;
        assertThat(answers).isEqualTo(!kind.stopsAnswers());
    }

    @Test
    void aHoldOfAnotherNumberOrChannelIsNone() {
        Standing otherNumber = new Standing(1, HoldKind.WRONG_PERSON, BORROWER, "8613800999999", null, null);
        Standing otherChannel = new Standing(2, HoldKind.OPT_OUT, null, NUMBER.digits(), "VOICE", null);

        check(
                judge.judge(
                        contact(Channel.SMS, true, null),
                        at("2026-12-15T10:00"),
                        List.of(otherNumber, otherChannel),
                        new Tally()),
                "allowed",
                "nothing-against");
    }

    @Test
    void aVerdictNamesVersionAndInputs() {
        Verdict verdict = judge.judge(
                contact(Channel.SMS, true, null),
                at("2026-12-15T10:00"),
                List.of(),
                texts(Per.BORROWER, BORROWER, "2026-12-12"));

        assertThat(verdict.rule().version()).isEqualTo("2026.2");
        assertThat(verdict.rule().inputs())
                .isEqualTo("texts-a-day 0/1, texts-in-seven-days 1/3, texts-a-day-to-number 0/3");
    }

    private static void check(Verdict verdict, String expected, String rule) {
        String told = "allowed";
        if (verdict instanceof Verdict.HeldUntil held) {
            told = "held until " + LocalDateTime.ofInstant(held.until(), BusinessClock.ZONE);
        } else if (verdict instanceof Verdict.Denied) {
            told = "denied";
        }
        assertThat(told).isEqualTo(expected);
        assertThat(verdict.rule().id()).isEqualTo(rule);
    }

    private static Tally texts(Per per, String id, @Nullable String days) {
        Tally tally = new Tally();
        List<String> each = days == null ? List.of() : new ArrayList<>(List.of(days.split(" ", -1)));
        each.forEach(day -> tally.add(new Line(new Whom(per, id), LocalDate.parse(day), Counted.SMS), 1));
        return tally;
    }

    private static Standing hold(HoldKind kind, @Nullable Instant until) {
        return new Standing(7, kind, BORROWER, null, null, until);
    }

    private static Contact contact(Channel channel, boolean counts, @Nullable LocalDate countedOn) {
        return new Contact(new NoticeId(1), BORROWER, NUMBER, channel, counts, countedOn);
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BusinessClock.ZONE).toInstant();
    }
}
