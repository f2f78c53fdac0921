package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.HoldKind;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.Promises;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a borrower is reminded of the day before, when some of it has come in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromiseRemindingTests {

    private static final String LOAN = "L000000000012345";
    private static final LocalDate DAY_BEFORE = LocalDate.of(2026, 11, 29);

    private final InboxApp app = new InboxApp();
    private Told told = new Told(app.jdbc());

    @BeforeEach
    void promised() {
        app.empty();
        told = new Told(app.jdbc());
        app.borrower("B1", "张三丰", PHONE, LOAN, TODAY.plusDays(7), 12_500);
        app.noticed("B1", PHONE, Duration.ofHours(2));
        app.reads(PHONE, "30号还100");
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void whatIsStillOpenIsNamed() {
        credited(TODAY.plusDays(2), 4_000);
        app.passTo(DAY_BEFORE);

        remind();

        assertThat(reminders())
                .singleElement()
                .asString()
                .contains("READY", "60.00元")
                .doesNotContain("100.00");
    }

    @Test
    void whatIsCoveredByACreditThatNobodyHasHeardOfYetIsNotRemindedOf() {
        app.passTo(DAY_BEFORE);
        long id = credited(DAY_BEFORE, 10_000);

        remind();
        assertThat(reminders()).isEmpty();
        told.undo(id, State.REVIEW, app.clock.instant());
        app.get(Promises.class).undone("B1", "C" + app.one(Long.class, "SELECT MAX(id) FROM remittance_share"));
        remind();

        assertThat(reminders()).as("it was another's").hasSize(1);
    }

    @Test
    void nobodyIsRemindedWhileMoneyThatMayBeTheirsWaitsForAPerson() {
        app.passTo(DAY_BEFORE);
        app.get(ContactHolds.class)
                .place(
                        HoldKind.PAYMENT_ON_WAY,
                        "B1",
                        app.clock.instant().plus(Duration.ofDays(2)),
                        "remittance",
                        "remittance 7",
                        "remittance");

        remind();

        assertThat(reminders()).singleElement().asString().startsWith("reminder HELD");
    }

    @Test
    void aPartThatComesBeforeTheReminderLeavesIsTakenOffAndAllOfItCallsItOff() {
        app.passTo(DAY_BEFORE);
        remind();
        assertThat(lastLook()).isEmpty();

        credited(DAY_BEFORE, 4_000);
        assertThat(lastLook().values()).singleElement().isInstanceOfSatisfying(Answer.Reword.class, other -> {
            assertThat(other.amountFen()).isEqualTo(6_000);
            assertThat(other.body()).contains("60.00元").doesNotContain("100.00");
        });
        credited(DAY_BEFORE, 6_000);

        assertThat(lastLook().values()).containsExactly(new Answer.Withdraw("what was promised has come in"));
    }

    @Test
    void whoLeftTheLoanBookMeanwhileIsNotToldAnOldSum() {
        app.passTo(DAY_BEFORE);
        remind();
        credited(DAY_BEFORE, 4_000);
        app.jdbc().update("DELETE FROM book_borrower");

        assertThat(lastLook().values()).containsExactly(new Answer.Withdraw("changed"));
    }

    private Map<NoticeId, Answer> lastLook() {
        NoticeId notice = new NoticeId(app.one(Long.class, "SELECT id FROM notice WHERE kind = 'PROMISE'"));
        return app.get(PromiseRecalls.class).among(List.of(notice));
    }

    /** Nobody has heard of it. */
    private long credited(LocalDate day, long fen) {
        long id = told.came(day, fen, app.clock.instant());
        told.credit(id, app.clock.instant(), new Part("B1", LOAN, fen));
        return id;
    }

    /** One round of the route inbox-remind. */
    private void remind() {
        PromiseReminding reminding = app.get(PromiseReminding.class);
        reminding.due().forEach(reminding::remind);
    }

    private List<String> reminders() {
        return app.answers().stream()
                .filter(each -> each.startsWith("reminder"))
                .toList();
    }
}
