package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.SECOND;
import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.when;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Hold;
import io.duebell.compliance.HoldKind;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk.Opened;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.remittance.ReviewDesk.Owed;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.remittance.Share;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Judging, and what persons do with what was not clear. */
class ReviewDeskTests {

    private static final String WANG = "310700000001";
    private static final String LOAN = "3107250300144596";
    private static final String OTHER_LOAN = "3107260300232763";

    private final Counter counter = new Counter();

    @BeforeEach
    void book() {
        counter.book
                .add(WANG, "王秋菊", LOAN, "162.50")
                .add("310700000002", "李大山", OTHER_LOAN, "88.20")
                .add("310700000003", "赵敏", "3107260300232711", "70.00");
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void aWholeLoanNumberIsCreditedInterestFirstAndAdvised() {
        counter.read(in("S1", "200.00", "王秋菊", "借据" + LOAN + "利息"));

        counter.judge();

        Opened opened = opened("S1");
        assertThat(opened.remittance().state()).isEqualTo(State.CREDITED);
        assertThat(opened.remittance().decidedBy()).isEqualTo("matcher");
        assertThat(opened.shares())
                .extracting(Share::loanNo, Share::interest, Share::principal)
                .containsExactly(tuple(LOAN, new Money(16_250), new Money(3_750)));
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE kind = 'CREDIT'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotClearGoesToAPersonWhoSplitsItToTheFen() {
        counter.read(in("S1", "300.00", "陌生人", "还款"));
        counter.judge();
        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVIEW"));

        Outcome short1 = settle("S1", LOAN, 20_000, OTHER_LOAN, 9_999);
        Outcome unknown = settle("S1", LOAN, 20_000, "3107000000000000", 10_000);
        Outcome done = settle("S1", LOAN, 20_000, OTHER_LOAN, 10_000);

        assertThat(short1).isEqualTo(new Outcome.Refused("sum", "0.01"));
        assertThat(unknown).isEqualTo(new Outcome.Refused("loan", "3107000000000000"));
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(opened("S1").shares()).extracting(each -> each.total().fen()).containsExactly(20_000L, 10_000L);
        assertThat(counter.number("SELECT COUNT(*) FROM audit_log WHERE action = 'remittance-settle'"))
                .isEqualTo(1);
    }

    @Test
    void aStepOnWhatSomebodyChangedMeanwhileIsRefused() {
        review("S1", "300.00");
        int seen = counter.version("S1");
        counter.desk.nobody(SECOND, counter.id("S1"), seen, "deposit");

        Outcome late = counter.desk.settle(
                SUPERVISOR, counter.id("S1"), seen, List.of(new Proposed(LOAN, new Money(30_000))), true);

        assertThat(late).isEqualTo(new Outcome.Refused("changed", ""));
        assertThat(counter.states()).isEqualTo(Map.of("S1", "NOBODY"));
    }

    @Test
    void aboveAnAmountASecondPersonAgreesAndNotTheSameOne() {
        counter.book.add("310700000004", "孙富", "3107260300232999", "1.00");
        review("S1", "60000.00");

        Outcome waits = counter.desk.settle(
                SUPERVISOR,
                counter.id("S1"),
                counter.version("S1"),
                List.of(new Proposed("3107260300232999", new Money(6_000_000))),
                true);
        Outcome same = counter.desk.agree(SUPERVISOR, counter.id("S1"), counter.version("S1"));
        assertThat(opened("S1").proposal()).hasSize(1);
        Outcome agreed = counter.desk.agree(SECOND, counter.id("S1"), counter.version("S1"));

        assertThat(waits).isInstanceOf(Outcome.Waits.class);
        assertThat(same).isEqualTo(new Outcome.Refused("same-person", ""));
        assertThat(agreed).isInstanceOf(Outcome.Done.class);
        assertThat(counter.states()).isEqualTo(Map.of("S1", "CREDITED"));
    }

    @Test
    void aPersonTeachesWhoseMoneyAnAccountBringsUntilItIsUndone() {
        review("S1", "162.50");
        settle("S1", LOAN, 16_250);
        assertThat(counter.desk.lessons(SUPERVISOR, null, 10)).hasSize(2);

        counter.jdbc.update("UPDATE advice SET tries = 1"); // the loan system may have heard of it
        counter.desk.undo(SUPERVISOR, counter.id("S1"), counter.version("S1"), "wrong");

        assertThat(counter.desk.lessons(SUPERVISOR, null, 10)).isEmpty();
        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVIEW"));
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE kind = 'UNDO'"))
                .isEqualTo(1);
        assertThat(settle("S1", LOAN, 16_250)).isInstanceOf(Outcome.Done.class);
        assertThat(counter.desk.lessons(SUPERVISOR, null, 10)).hasSize(2);
    }

    @Test
    void aReversalUndoesAMatchOfTheRuleButWaitsForAPersonWhereOneSettledIt() {
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        review("S2", "10.00");
        settle("S2", LOAN, 1_000);

        counter.read(reversal("R1", "162.50", "S1"), reversal("R2", "10.00", "S2"));
        counter.judge();

        assertThat(counter.states()).isEqualTo(Map.of("S1", "REVERSED", "S2", "CREDITED"));
        assertThat(counter.desk
                        .list(SUPERVISOR, State.REVIEW, null, Order.OLDEST, null)
                        .remittances())
                .singleElement()
                .satisfies(each -> assertThat(each.reversalWaits()).isTrue());
        assertThat(counter.desk.undo(SUPERVISOR, counter.id("S2"), counter.version("S2"), "x"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(counter.desk.reverse(SUPERVISOR, counter.id("S2"), counter.version("S2")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(counter.states()).containsEntry("S2", "REVERSED");
    }

    @Test
    void aFileWithAPersonsMatchIsTakenBackOnlyWhenThatIsSaid() {
        long file = review("S1", "10.00");
        settle("S1", LOAN, 1_000);

        Answer refused = counter.intake.takeBack(file, false, "wrong", "zhao");
        Answer taken = counter.intake.takeBack(file, true, "wrong", "zhao");

        assertThat(refused).isEqualTo(new Answer.Refused("settled-by-person", "1"));
        assertThat(taken).isEqualTo(new Answer.Taken(file));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance_share WHERE standing = 1"))
                .isZero();
    }

    @Test
    void aManagerSeesTheirOwnAndWhatNobodyKnows() {
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        review("S2", "10.01");

        Person manager = new Person("sun", "M00002", null);

        assertThat(counter.desk.find(manager, counter.id("S1"))).isEmpty();
        assertThat(counter.desk.find(manager, counter.id("S2"))).isPresent();
        assertThat(counter.desk.count(manager)).containsOnlyKeys(State.REVIEW);
        assertThat(counter.desk
                        .list(manager, State.REVIEW, "10.01", Order.LARGEST, null)
                        .remittances())
                .hasSize(1);
        assertThat(counter.desk.search(manager, "李", 5))
                .extracting(each -> each.name())
                .containsExactly("李大山");
        assertThat(counter.desk.search(manager, "王", 5)).isEmpty();
    }

    @Test
    void moreThanIsOwedGoesToAPersonThoughTheBookDoesNotKnowOfTheFirstPaymentYet() {
        counter.read(in("S1", "10000.00", "王秋菊", "借据" + LOAN), in("S2", "10000.00", "王秋菊", "借据" + LOAN));

        counter.judge();

        assertThat(counter.states().values()).containsExactlyInAnyOrder("CREDITED", "REVIEW");
        assertThat(counter.text("SELECT reason FROM remittance WHERE state = 'REVIEW'"))
                .isEqualTo("above-payoff");
    }

    @Test
    void moreThanIsOwedGoesToAPersonThoughAnotherNodeCreditsTheFirstInTheSameInstant() throws Exception {
        counter.read(in("S1", "10000.00", "王秋菊", "借据" + LOAN), in("S2", "10000.00", "王秋菊", "借据" + LOAN));
        counter.context.getBean(BookMatcher.class).refresh();
        long first = counter.id("S1");
        long second = counter.id("S2");
        ExecutorService otherNode = Executors.newSingleThreadExecutor();

        counter.context.getBean(TransactionTemplate.class).executeWithoutResult(open -> {
            counter.judging.judge(first);
            Future<?> judged = otherNode.submit(() -> counter.judging.judge(second));
            await().until(() -> judged.isDone() || waitsForTheLoan());
        });
        otherNode.shutdown();

        assertThat(otherNode.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(counter.states()).isEqualTo(Map.of("S1", "CREDITED", "S2", "REVIEW"));
    }

    /** A statement that takes a loan does not last unless somebody else has it. */
    private boolean waitsForTheLoan() {
        return counter.number(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'INSERT INTO credited_loan%'")
                > 0;
    }

    @Test
    void whatIsCreditedAndNotBookedIsNoMoreOpenForTheNext() {
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        counter.judge();
        review("S2", "500.00");

        Outcome done = settle("S2", LOAN, 50_000);

        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(opened("S2").shares())
                .extracting(Share::interest, Share::principal)
                .containsExactly(tuple(Money.ZERO, new Money(50_000)));
    }

    @Test
    void aPersonSeesWhatIsCreditedAlreadyAndNotBooked() {
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        counter.judge();

        Owed owed = counter.desk.search(SUPERVISOR, WANG, 5).get(0).open().get(0);

        assertThat(owed.coming()).isEqualTo(new Money(16_250));
        assertThat(owed.exceeding(new Money(1_000_000))).isEqualTo(Money.ZERO);
        assertThat(owed.exceeding(new Money(1_016_300))).isEqualTo(new Money(16_300));
    }

    @Test
    void whatAPersonUndidNoRuleCreditsAgainThoughItsFileComesAgain() {
        String line = in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息");
        long file = counter.read(line);
        counter.judge();
        counter.desk.undo(SUPERVISOR, counter.id("S1"), counter.version("S1"), "not hers");
        counter.intake.takeBack(file, false, "the bank's mistake", "zhao");
        counter.read(line);

        counter.judge();

        assertThat(counter.states()).containsEntry("S1", "REVIEW");
        assertThat(opened("S1").remittance().reason()).isEqualTo("decided-before");
    }

    @Test
    void whomNobodyKnowsIsNotAsked() {
        review("S1", "300.00");

        assertThat(counter.desk.ask(SUPERVISOR, counter.id("S1"), counter.version("S1"), "3107000000009"))
                .isEqualTo(new Outcome.Refused("borrower", "3107000000009"));
    }

    @Test
    void moneyForWhoDiedIsLeftToAPerson() {
        Hold died = new Hold(
                1,
                HoldKind.DECEASED,
                WANG,
                null,
                null,
                null,
                "REPLY",
                "7",
                Instant.parse("2026-11-01T00:00:00Z"),
                "zhao",
                null,
                null,
                null);
        when(counter.context.getBean(ContactHolds.class).holdsOf(WANG)).thenReturn(List.of(died));
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));

        counter.judge();

        assertThat(opened("S1").remittance().state()).isEqualTo(State.REVIEW);
        assertThat(opened("S1").remittance().reason()).isEqualTo("held");
    }

    @Test
    void aManagerDoesNotUndoWhatIsAlsoCreditedToAnothersBorrower() {
        review("S1", "300.00");
        settle("S1", LOAN, 20_000, OTHER_LOAN, 10_000);
        Person manager = new Person("sun", "M00001", null);

        Opened seen = counter.desk.find(manager, counter.id("S1")).orElseThrow();

        assertThat(seen.shares()).extracting(Share::loanNo).containsExactly(LOAN);
        assertThat(counter.desk.undo(manager, counter.id("S1"), counter.version("S1"), "x"))
                .isEqualTo(new Outcome.Refused("shares-of-others", ""));
    }

    @Test
    void whatWasNotSeenBookedForTwoWeeksIsTheLoanSystemsWordAlone() {
        counter.read(in("S1", "162.50", "王秋菊", "借据" + LOAN + "利息"));
        counter.judge();
        counter.jdbc.update("UPDATE remittance_share SET credited_at = credited_at - INTERVAL 15 DAY");
        review("S2", "500.00");

        settle("S2", LOAN, 50_000);

        assertThat(opened("S2").shares())
                .extracting(Share::interest, Share::principal)
                .containsExactly(tuple(new Money(16_250), new Money(33_750)));
    }

    private long review(String serial, String yuan) {
        long file = counter.read(in(serial, yuan, "陌生人", "还款"));
        counter.judge();
        assertThat(counter.states()).containsEntry(serial, "REVIEW");
        return file;
    }

    private Outcome settle(String serial, Object... shares) {
        List<Proposed> proposed = new java.util.ArrayList<>();
        for (int i = 0; i < shares.length; i += 2) {
            proposed.add(new Proposed((String) shares[i], new Money((Integer) shares[i + 1])));
        }
        return counter.desk.settle(SUPERVISOR, counter.id(serial), counter.version(serial), proposed, true);
    }

    private Opened opened(String serial) {
        return counter.desk.find(SUPERVISOR, counter.id(serial)).orElseThrow();
    }
}
