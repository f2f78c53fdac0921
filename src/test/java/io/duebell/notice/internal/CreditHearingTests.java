package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.dispatch.internal.NoticeRow;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Told.Part;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What money that came does to notices, from the event to the moment in which one leaves, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditHearingTests {

    private final NoticeNews app = new NoticeNews();

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void empty() {
        app.empty();
        app.owes("B1", "L1", 12_500);
    }

    @Test
    void aNoticeOfWhatIsPaidWholeIsCalledOff() {
        long notice = app.plan("B1", "L1");

        app.credit(12_500, new Part("B1", "L1", 12_500));
        app.hear();

        assertThat(app.state(notice)).isEqualTo("WITHDRAWN paid");
    }

    @Test
    void aNoticeThatIsPlannedAfterwardsByASnapshotOfBeforeIsCalledOffAtTheLastLook() {
        app.credit(12_500, new Part("B1", "L1", 12_500));
        app.hear();
        long notice = app.plan("B1", "L1");

        assertThat(app.leave(app.look())).isEmpty();

        assertThat(app.state(notice)).isEqualTo("WITHDRAWN paid");
    }

    @Test
    void whatWasLookedAtJustBeforeDoesNotLeaveEither() {
        app.owes("B2", "L2", 12_500);
        long whole = app.plan("B1", "L1");
        long part = app.plan("B2", "L2");
        List<NoticeRow> looked = app.look();
        assertThat(looked).hasSize(2);

        app.credit(17_500, new Part("B1", "L1", 12_500), new Part("B2", "L2", 5_000));
        app.hear();

        assertThat(app.leave(looked)).isEmpty();
        assertThat(app.state(whole)).isEqualTo("WITHDRAWN paid");
        assertThat(app.state(part)).isEqualTo("HELD money for it is on its way");
    }

    @Test
    void aPartHoldsTheLoansNoticeUntilItIsBookedAndThenTheRestIsTold() {
        long notice = app.plan("B1", "L1");
        long id = app.credit(5_000, new Part("B1", "L1", 5_000));
        app.hear();
        app.releaseHeld();
        assertThat(app.leave(app.look())).isEmpty();
        assertThat(app.state(notice)).isEqualTo("HELD money for it is on its way");

        app.book(id);
        app.owes("B1", "L1", 7_500);
        app.releaseHeld();

        assertThat(app.leave(app.look())).containsExactly(notice);
        assertThat(app.column("SELECT amount_fen FROM notice")).containsExactly("7500");
    }

    @Test
    void moneyThatIsNeverBookedCountsNoLongerThanItsEnd() {
        long notice = app.plan("B1", "L1");
        app.credit(5_000, new Part("B1", "L1", 5_000));
        app.hear();

        app.jdbc()
                .update(
                        "UPDATE money_on_way SET until = ?",
                        Timestamp.from(app.now().minusSeconds(1)));
        app.releaseHeld();

        assertThat(app.leave(app.look())).containsExactly(notice);
    }

    @Test
    void aLoanBookThatDoesNotAnswerKeepsNothingFromBeingHeardAndLetsNothingLeave() {
        long notice = app.plan("B1", "L1");
        List<NoticeRow> looked = app.look();
        app.credit(12_500, new Part("B1", "L1", 12_500));
        app.book.away = true;
        app.hear();

        assertThat(app.leave(looked)).isEmpty();
        app.book.away = false;
        app.releaseHeld();
        assertThat(app.leave(app.look())).isEmpty();
        assertThat(app.state(notice)).isEqualTo("WITHDRAWN paid");
    }

    @Test
    void whatTheLoanSystemBookedOtherwisePaysNothingThoughMoreIsOnItsWay() {
        long booked = app.credit(12_500, new Part("B1", "L1", 12_500));
        app.hear();
        app.book(booked); // and the instalment is as open as before
        app.credit(100, new Part("B1", "L1", 100));
        app.hear();
        long notice = app.plan("B1", "L1");

        assertThat(app.leave(app.look())).isEmpty();

        assertThat(app.state(notice)).isEqualTo("HELD money for it is on its way");
    }

    @Test
    void anUndoneCreditHasWhatWasCalledOffPlannedAgainAndTheNextCallsItOffAgain() {
        app.plan("B1", "L1");
        long id = app.credit(12_500, new Part("B1", "L1", 12_500));
        app.hear();

        app.told.undo(id, State.REVIEW, app.now());
        app.hear();

        assertThat(
                        app.column(
                                "SELECT CONCAT(n.stage, ' ', i.occasion, ' ', n.state) FROM notice n JOIN notice_item i ON i.notice_id = n.id ORDER BY n.id"))
                .containsExactly("D-5 D-5 WITHDRAWN", "D-5 D-5~1 READY");
        app.told.credit(id, app.now(), new Part("B1", "L1", 12_500));
        app.hear();
        app.told.undo(id, State.REVIEW, app.now());
        app.hear();
        assertThat(
                        app.column(
                                "SELECT CONCAT(i.occasion, ' ', n.state) FROM notice n JOIN notice_item i ON i.notice_id = n.id ORDER BY n.id"))
                .containsExactly("D-5 WITHDRAWN", "D-5~1 WITHDRAWN", "D-5~2 READY");
        assertThat(app.leave(app.look())).hasSize(1);
    }

    @Test
    void whatAnotherCreditStillPaysIsNotToldAgain() {
        app.plan("B1", "L1");
        long first = app.credit(12_500, new Part("B1", "L1", 12_500));
        app.credit(12_500, new Part("B1", "L1", 12_500));
        app.hear();

        app.told.undo(first, State.REVERSED, app.now());
        app.hear();

        assertThat(app.column("SELECT DISTINCT state FROM notice")).containsExactly("WITHDRAWN");
        assertThat(app.leave(app.look())).isEmpty();
    }

    @Test
    void theBestCandidatePausesUntilTheDecisionAndNoOther() {
        app.owes("B2", "L2", 12_500);
        app.plan("B1", "L1");
        long other = app.plan("B2", "L2");
        long id = app.told.came(NoticeNews.DAY, 12_500, app.now());
        app.told.review(id, "B1", 9, app.now());
        app.hear();

        assertThat(app.holds()).containsExactly("PAYMENT_ON_WAY B1 2026-12-16 16:00");
        assertThat(app.leave(app.look())).containsExactly(other);
        app.told.ask(id, "B1", app.now());
        app.hear();
        assertThat(app.holds()).hasSize(1);
        app.told.nobody(id, app.now());
        app.hear();
        assertThat(app.holds()).isEmpty();
    }

    @Test
    void anUnlikelyCandidatePausesNobody() {
        long id = app.told.came(NoticeNews.DAY, 12_500, app.now());
        app.told.review(id, "B1", 1, app.now());

        app.hear();

        assertThat(app.holds()).isEmpty();
    }

    @Test
    void twoOfWhomOneIsDecidedKeepThePauseOfTheOther() {
        long first = app.told.came(NoticeNews.DAY, 12_500, app.now());
        long second = app.told.came(NoticeNews.DAY, 100, app.now());
        app.told.review(first, "B1", 9, app.now());
        app.told.review(second, "B1", 9, app.now());
        app.hear();

        app.told.nobody(first, app.now());
        app.hear();

        assertThat(app.holds()).hasSize(1);
    }

    @Test
    void whatFollowsIsNotHeardBeforeWhatCameFirst() {
        long id = app.told.came(NoticeNews.DAY, 12_500, app.now());
        app.told.review(id, "B1", 9, app.now());
        app.told.nobody(id, app.now());
        List<Event> events = app.get(RemittanceEvents.class).unheard("notice", 10);

        app.hear(events.get(1));
        assertThat(app.holds()).isEmpty();
        app.hear(events.get(0));
        app.hear(events.get(1));

        assertThat(app.holds()).isEmpty();
        assertThat(app.get(RemittanceEvents.class).unheard("notice", 10)).isEmpty();
    }

    @Test
    void aCrashBetweenTheTwoTransactionsIsMadeGoodByTheNextLook() {
        long notice = app.plan("B1", "L1");
        app.credit(12_500, new Part("B1", "L1", 12_500));
        app.jdbc().execute("RENAME TABLE notice_event TO notice_event_away");
        assertThatThrownBy(app::hear).isNotNull();
        assertThat(app.state(notice)).startsWith("READY");

        app.jdbc().execute("RENAME TABLE notice_event_away TO notice_event");
        app.hear();
        app.hear();

        assertThat(app.state(notice)).isEqualTo("WITHDRAWN paid");
    }

    @Test
    void aLateNewsOfACreditDoesNotBringItBack() {
        long id = app.credit(12_500, new Part("B1", "L1", 12_500));
        List<Event> late = app.get(RemittanceEvents.class).unheard("notice", 10);
        app.hear();
        app.told.undo(id, State.REVIEW, app.now());
        app.hear();

        late.forEach(app::hear);
        long notice = app.plan("B1", "L1");

        assertThat(app.leave(app.look())).containsExactly(notice);
    }

    @Test
    void twoListenersAtOnceActOnEachOnce() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            app.owes("C" + i, "LC" + i, 10_000);
            app.plan("C" + i, "LC" + i);
            ids.add(app.credit(10_000, new Part("C" + i, "LC" + i, 10_000)));
        }
        app.hear();
        ids.forEach(id -> {
            app.told.undo(id, State.REVIEW, app.now());
            app.told.nobody(id, app.now());
            long next = app.told.came(NoticeNews.DAY, 1, app.now());
            app.told.review(next, "B1", 9, app.now());
        });

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<?>> running = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            running.add(nodes.submit(() -> {
                app.hear();
                app.hear();
            }));
        }
        for (Future<?> node : running) {
            node.get();
        }
        nodes.shutdown();
        app.hear();

        assertThat(app.get(RemittanceEvents.class).unheard("notice", 10)).isEmpty();
        assertThat(app.column("SELECT state FROM notice WHERE state = 'READY'")).hasSize(20);
        assertThat(app.holds()).hasSize(20);
    }

    /** Whatever comes in whatever order: nothing leaves of a loan of which a credit was heard, stands and is not booked. */
    @Test
    void noNoticeOfWhatWasCreditedLeavesOnceThatWasHeard() {
        int departed = 0;
        for (long seed = 1; seed <= 12; seed++) {
            app.empty();
            Random random = new Random(seed);
            Map<String, Long> credited = new HashMap<>();
            Set<String> heard = new HashSet<>();
            List<NoticeRow> looked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                app.owes("B" + i, "L" + i, 10_000);
            }
            for (int step = 0; step < 40; step++) {
                String no = Integer.toString(random.nextInt(4));
                String loan = "L" + no;
                switch (random.nextInt(7)) {
                    case 0, 1 -> app.plan("B" + no, loan, "D-5#" + step);
                    case 2 -> looked.addAll(app.look());
                    case 3 -> {
                        if (!credited.containsKey(loan)) {
                            long fen = random.nextBoolean() ? 10_000 : 4_000;
                            credited.put(loan, app.credit(fen, new Part("B" + no, loan, fen)));
                        }
                    }
                    case 4 -> {
                        Long id = credited.remove(loan);
                        if (id != null) {
                            app.told.undo(id, State.REVIEW, app.now());
                            heard.remove(loan);
                        }
                    }
                    case 5 -> {
                        app.hear();
                        heard.addAll(credited.keySet());
                    }
                    default -> {
                        List<Long> left = app.leave(looked);
                        looked.clear();
                        departed += left.size();
                        assertThat(app.loans(left))
                                .as("seed %d, step %d", seed, step)
                                .noneMatch(heard::contains);
                        app.releaseHeld();
                    }
                }
            }
        }
        assertThat(departed).isPositive();
    }

    @Test
    void theEndOfMoneyOnItsWayIsTheEndOfAWorkingDay() {
        app.credit(5_000, new Part("B1", "L1", 5_000));
        app.hear();

        Instant until = app.instant("SELECT until FROM money_on_way");

        assertThat(until).isEqualTo(Instant.parse("2026-12-18T16:00:00Z"));
        assertThat(Duration.between(app.now(), until)).isPositive();
    }
}
