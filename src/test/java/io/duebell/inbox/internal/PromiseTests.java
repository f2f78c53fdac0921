package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Person;
import io.duebell.inbox.Promise;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promises;
import io.duebell.reading.Intent;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the words to the day they are kept, or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromiseTests {

    private static final Person SUPERVISOR = new Person("wang", null, null);
    private static final String LOAN = "L000000000012345";
    private static final LocalDate END = LocalDate.of(2026, 11, 30);

    private final InboxApp app = new InboxApp();

    @BeforeEach
    void book() {
        app.empty();
        app.borrower("B1", "张三丰", PHONE, LOAN, TODAY.plusDays(7), 12_500);
        app.noticed("B1", PHONE, Duration.ofHours(2));
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void aPromiseIsNotedConfirmedAndHoldsRemindersUntilItsDayIsOver() {
        app.reads(PHONE, "30号还100");

        assertThat(promises()).containsExactly("10000 2026-11-30 2026-12-01 OPEN 0");
        assertThat(app.holds()).containsExactly("PROMISE B1 - ends");
        assertThat(app.at("SELECT until FROM contact_hold")).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(app.answers()).singleElement().asString().contains("11月30日", "100.00元", "张**");
    }

    @Test
    void withoutAnAmountAllThatIsDueByThenKeepsIt() {
        app.reads(PHONE, "月底还");

        assertThat(promises()).containsExactly("12500 2026-11-30 2026-12-01 OPEN 0");
        assertThat(app.answers())
                .singleElement()
                .asString()
                .doesNotContain("元，")
                .contains("11月30日");
    }

    @Test
    void theSamePromiseAgainIsOneAndAnotherTakesItsPlace() {
        app.reads(PHONE, "月底还");
        app.reads(PHONE, "我月底还");
        assertThat(promises()).hasSize(1);

        app.reads(PHONE, "明天还");

        assertThat(app.column("SELECT CONCAT(due_on, ' ', state) FROM promise ORDER BY id"))
                .containsExactly("2026-11-30 CANCELLED", "2026-11-24 OPEN");
        assertThat(app.holds()).containsExactly("PROMISE B1 - ends");
    }

    @Test
    void aPersonWhoReadsMoreInATextLeavesItsPromiseStanding() {
        long message = app.reads(PHONE, "30号还100");
        long entry = app.one(Long.class, "SELECT id FROM conversation_entry WHERE inbound_id = " + message);

        app.get(Conversations.class).settle(SUPERVISOR, entry, List.of(Intent.PROMISE, Intent.CALL_BACK));

        assertThat(app.column("SELECT CONCAT(expected_fen, ' ', state) FROM promise WHERE state = 'OPEN'"))
                .containsExactly("10000 OPEN");
    }

    @Test
    void aDayThatIsNotClearIsAskedForOnceAndThenLeftToAPerson() {
        app.reads(PHONE, "发工资就还");
        app.reads(PHONE, "发了工资马上还");

        assertThat(promises()).isEmpty();
        assertThat(app.answers()).singleElement().asString().startsWith("ask-day READY");
        assertThat(app.tasks()).containsExactly("QUESTION");
    }

    @Test
    void theDayBeforeItIsRemindedOfOnceUnlessItIsKeptByThen() {
        app.reads(PHONE, "30号还100");
        app.passTo(LocalDate.of(2026, 11, 28));
        remind();
        assertThat(reminders()).isEmpty();

        app.passTo(LocalDate.of(2026, 11, 29));
        remind();
        remind();

        assertThat(reminders()).singleElement().asString().contains("您承诺11月30日前还款，尚有100.00元待还");
        NoticeId notice = new NoticeId(app.one(Long.class, "SELECT id FROM notice WHERE kind = 'PROMISE'"));
        assertThat(app.get(PromiseRecalls.class).among(List.of(notice))).isEmpty();
        Told told = new Told(app.jdbc());
        told.credit(
                told.came(TODAY.plusDays(6), 10_000, app.clock.instant()),
                app.clock.instant(),
                new Part("B1", LOAN, 10_000));
        app.get(Promises.class).credited("B1");
        assertThat(app.get(PromiseRecalls.class).among(List.of(notice)))
                .containsEntry(notice, new Answer.Withdraw("the promise is settled"));
    }

    @Test
    void moneyThatIsBookedKeepsItAndRemindersGoOn() {
        app.reads(PHONE, "30号还100");
        app.passTo(LocalDate.of(2026, 11, 26));
        app.booked.add(LOAN, LocalDate.of(2026, 11, 25), 4_000);
        keep();
        assertThat(promises()).containsExactly("10000 2026-11-30 2026-12-01 OPEN 4000");

        app.booked.add(LOAN, LocalDate.of(2026, 11, 26), 6_000);
        keep();

        assertThat(promises()).containsExactly("10000 2026-11-30 2026-12-01 KEPT 10000");
        assertThat(app.holds()).isEmpty();
    }

    @Test
    void afterTheGraceItIsKeptInPartOrBrokenAndThePersonIsToldOnce() {
        app.borrower("B2", "李四", "8613800138002", "L000000000067890", TODAY, 9_900);
        app.reads(PHONE, "30号还100");
        app.reads("8613800138002", "月底还");
        app.booked.add(LOAN, LocalDate.of(2026, 12, 1), 4_000);
        app.booked.add("L000000000067890", LocalDate.of(2026, 12, 2), 9_900);
        app.passTo(LocalDate.of(2026, 12, 1));
        keep();
        assertThat(app.column("SELECT state FROM promise")).containsOnly("OPEN");

        app.passTo(LocalDate.of(2026, 12, 2));
        keep();
        keep();

        assertThat(app.column("SELECT state FROM promise ORDER BY id"))
                .as("what came after the grace does not count")
                .containsExactly("PARTLY_KEPT", "BROKEN");
        assertThat(app.tasks()).containsExactly("BROKEN_PROMISE", "BROKEN_PROMISE");
    }

    @Test
    void whatTheLoanSystemBooksLateForADayWithinTheGraceStillKeepsIt() {
        app.reads(PHONE, "30号还100");
        app.passTo(LocalDate.of(2026, 12, 2));
        keep();
        assertThat(app.column("SELECT state FROM promise")).containsExactly("BROKEN");

        app.booked.add(LOAN, END, 10_000);
        keep();

        assertThat(app.column("SELECT state FROM promise")).containsExactly("KEPT");
    }

    @Test
    void aPersonSeesAndCancelsThoseOfTheirOwnBorrowersAlone() {
        Promises all = app.get(Promises.class);
        long id = all.make("B1", new Money(10_000), END, Source.CONSOLE, "wang");

        assertThat(all.cancel(new Person("m2", "M2", null), id, "no")).isFalse();
        assertThat(all.list(new Person("m2", "M2", null), Promise.State.OPEN, null, 10))
                .isEmpty();
        assertThat(all.cancel(new Person("m1", "M1", null), id, "agreed otherwise"))
                .isTrue();
        assertThat(all.find(SUPERVISOR, id).orElseThrow().state()).isEqualTo(Promise.State.CANCELLED);
        assertThat(app.holds()).isEmpty();
    }

    /** One round of the route inbox-remind. */
    private void remind() {
        PromiseReminding reminding = app.get(PromiseReminding.class);
        reminding.due().forEach(reminding::remind);
    }

    /** One round of the route inbox-promises. */
    private void keep() {
        PromiseKeeping keeping = app.get(PromiseKeeping.class);
        keeping.count(keeping.days());
        keeping.settle();
        keeping.pastGrace().forEach(keeping::end);
    }

    private List<String> promises() {
        return app.column(
                "SELECT CONCAT(expected_fen, ' ', due_on, ' ', grace_until, ' ', state, ' ', paid_fen) FROM promise ORDER BY id");
    }

    private List<String> reminders() {
        return app.answers().stream()
                .filter(each -> each.startsWith("reminder"))
                .toList();
    }
}
