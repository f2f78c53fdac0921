package io.duebell.simulator.borrowers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duebell.shared.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BorrowersTests {

    private static final String SENDER = "106900001234";
    private static final String NOTICE = "王某：您尾号4321贷款12月20日应还312.50元，请备足于原账户。咨询0000，回T退订。";
    private static final Instant MORNING = Instant.parse("2026-12-15T01:00:00Z");
    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofHours(2);

    private final BusinessClock clock = new BusinessClock(Clock.fixed(MORNING, ZoneOffset.UTC), Duration.ZERO);
    private final List<Sent> sent = new ArrayList<>();
    private final List<PlannedPayment> purse = new ArrayList<>();

    private record Sent(String msisdn, String destination, String text) {}

    @Test
    void an_answer_waits_until_its_owner_has_come_to_write() {
        Borrowers borrowers = borrowers(1, 3, 1);
        allRead(borrowers, 200, NOTICE);

        int atOnce = step(borrowers);
        clock.advance(SOONEST.minusMillis(1));
        int tooSoon = step(borrowers);
        clock.advance(LATEST.dividedBy(2));
        int onTheWay = step(borrowers);
        clock.advance(LATEST.dividedBy(2));
        int late = step(borrowers);
        clock.advance(LATEST);
        int afterwards = step(borrowers);

        assertThat(atOnce).isZero();
        assertThat(tooSoon).isZero();
        assertThat(onTheWay).isBetween(120, 199);
        assertThat(onTheWay + late).isEqualTo(200);
        assertThat(afterwards).isZero();
        assertThat(sent).allMatch(text -> text.destination().equals(SENDER));
        assertThat(sent).extracting(Sent::msisdn).doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_brings_the_same_answers_and_another_seed_other_people() {
        List<Sent> first = answersOf(7);
        List<Sent> again = answersOf(7);
        List<Sent> others = answersOf(8);

        assertThat(first).hasSizeGreaterThan(20).isEqualTo(again);
        assertThat(others).isNotEqualTo(first);
    }

    @Test
    void as_many_answer_as_the_share_says_and_nobody_when_it_is_off() {
        Borrowers borrowers = borrowers(0.25, 3, 1);
        allRead(borrowers, 4_000, NOTICE);
        clock.advance(LATEST);
        int quarter = step(borrowers);
        Borrowers silent = borrowers(0, 3, 1);
        allRead(silent, 4_000, NOTICE);
        clock.advance(LATEST);

        assertThat((double) quarter).isCloseTo(1_000, within(120.0));
        assertThat(step(silent)).isZero();
    }

    @Test
    void kinds_are_said_as_often_as_their_weights_say() {
        Borrowers borrowers = borrowers(1, 3, 1);
        allRead(borrowers, 4_000, NOTICE);
        clock.advance(LATEST);
        step(borrowers);

        long optOuts = sent.stream()
                .filter(text -> text.text().matches("(?i)[TＴ][DＤ]?[。]?|N|Ｎ|R|Ｒ|退[订訂]|拒收|tui ding|ju shou"))
                .count();
        var notice = ReplyRules.load().occasion(NOTICE, false).answers();
        int all = notice.values().stream().mapToInt(Integer::intValue).sum();
        double expected = 4_000.0 * Objects.requireNonNull(notice.get("opt-out")) / all;
        assertThat((double) optOuts).isCloseTo(expected, within(expected / 3));
        // nearly all wordings differ: by saying, day, amount and habit
        assertThat(sent.stream().map(Sent::text).distinct().count()).isGreaterThan(2_000);
    }

    @Test
    void a_machine_that_answers_everything_draws_out_a_few_texts_and_no_more() {
        Borrowers borrowers = borrowers(1, 2, 1);
        allRead(borrowers, 300, NOTICE);
        for (int round = 0; round < 8; round++) {
            clock.advance(LATEST);
            List<Sent> before = List.copyOf(sent);
            sent.clear();
            step(borrowers);
            sent.forEach(text -> borrowers.read(text.msisdn(), SENDER, "您的来信已收到，请问具体哪一天？"));
            sent.addAll(before);
        }

        var perHandset = sent.stream().collect(Collectors.groupingBy(Sent::msisdn, Collectors.counting()));
        assertThat(perHandset.values()).contains(2L).allMatch(texts -> texts <= 2);
    }

    @Test
    void a_question_for_the_day_is_answered_with_a_day_that_is_then_paid() {
        Borrowers borrowers = borrowers(1, 3, 1);
        allRead(borrowers, 300, NOTICE);
        clock.advance(LATEST);
        step(borrowers);
        List<String> talking = sent.stream().map(Sent::msisdn).toList();
        sent.clear();
        purse.clear();

        talking.forEach(msisdn -> borrowers.read(msisdn, SENDER, "请问您打算几号还款？"));
        clock.advance(LATEST);
        int answered = step(borrowers);

        assertThat(answered).isBetween(120, 250);
        assertThat(purse).hasSizeGreaterThan(answered * 8 / 10);
        assertThat(purse).allMatch(payment -> !payment.on().isBefore(LocalDate.of(2026, 12, 15)));
    }

    @Test
    void whoever_said_that_it_is_another_or_opted_out_writes_no_more() {
        Borrowers borrowers = borrowers(1, 50, 1);
        allRead(borrowers, 500, NOTICE);
        clock.advance(LATEST);
        step(borrowers);
        List<String> gone = sent.stream()
                .filter(text -> text.text().matches("TD|T|退订|拒收"))
                .map(Sent::msisdn)
                .toList();
        sent.clear();

        clock.advance(Duration.ofDays(2));
        allRead(borrowers, 500, NOTICE);
        clock.advance(LATEST);
        step(borrowers);

        assertThat(gone).isNotEmpty();
        assertThat(sent).hasSizeBetween(300, 480).extracting(Sent::msisdn).doesNotContainAnyElementsOf(gone);
    }

    @Test
    void as_many_pay_as_keep_their_word() {
        Borrowers all = borrowers(1, 3, 1, 1);
        allRead(all, 1_000, NOTICE);
        clock.advance(LATEST);
        step(all);
        int spokenOf = purse.size();
        purse.clear();
        Borrowers some = borrowers(1, 3, 1, 0.5);
        allRead(some, 1_000, NOTICE);
        clock.advance(LATEST);
        step(some);

        assertThat(spokenOf).isBetween(350, 700);
        assertThat((double) purse.size()).isCloseTo(spokenOf / 2.0, within(spokenOf / 8.0));
    }

    private List<Sent> answersOf(long seed) {
        BusinessClock theirs = new BusinessClock(Clock.fixed(MORNING, ZoneOffset.UTC), Duration.ZERO);
        BorrowerSettings settings = new BorrowerSettings(0.3, SOONEST, LATEST, 3, 0.8, seed);
        Borrowers borrowers = new Borrowers(settings, theirs, Purse.EMPTY);
        List<Sent> answers = new ArrayList<>();
        allRead(borrowers, 200, NOTICE);
        theirs.advance(LATEST);
        borrowers.step((msisdn, destination, text) -> answers.add(new Sent(msisdn, destination, text)));
        return answers;
    }

    private Borrowers borrowers(double share, int texts, long seed) {
        return borrowers(share, texts, seed, 1);
    }

    private Borrowers borrowers(double share, int texts, long seed, double kept) {
        return new Borrowers(new BorrowerSettings(share, SOONEST, LATEST, texts, kept, seed), clock, purse::add);
    }

    private int step(Borrowers borrowers) {
        return borrowers.step((msisdn, destination, text) -> sent.add(new Sent(msisdn, destination, text)));
    }

    private static void allRead(Borrowers borrowers, int handsets, String text) {
        IntStream.range(0, handsets).forEach(i -> borrowers.read("86138%08d".formatted(i), SENDER, text));
    }
}
