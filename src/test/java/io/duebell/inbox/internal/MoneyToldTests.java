package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.flow.InboxRemittances;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.NoticeId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Credited, undone and credited again: what a borrower is told, whatever has left meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyToldTests {

    private static final String LOAN = "L000000000012345";
    private static final String SECOND = "L000000000067890";

    private final InboxApp app = new InboxApp();
    private Told told = new Told(app.jdbc());
    private long remittance;

    /** One remittance of B1 that was credited. */
    @BeforeEach
    void credited() {
        app.empty();
        told = new Told(app.jdbc());
        app.borrower("B1", "张三丰", PHONE, LOAN, TODAY.plusDays(7), 12_500);
        app.borrower("B2", "李四", "8613800138002", SECOND, TODAY.plusDays(7), 9_900);
        remittance = told.came(TODAY, 12_500, app.clock.instant());
        credit(new Part("B1", LOAN, 12_500));
        assertThat(texts()).containsExactly("B1 receipt READY");
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void aReceiptThatHadNotLeftIsWithdrawnAndTheNextOneIsTheOnlyOne() {
        fileTakenBack();

        fileGivenAgain();

        assertThat(texts()).containsExactly("B1 receipt WITHDRAWN", "B1 receipt READY");
        assertThat(mayLeave(2)).isTrue();
    }

    @Test
    void aCorrectionThatStillWaitsIsWithdrawnAndTheReceiptThatTheyHaveHolds() {
        left(1, "DELIVERED");
        fileTakenBack();
        assertThat(texts()).containsExactly("B1 receipt DELIVERED", "B1 corrected READY");

        fileGivenAgain();

        assertThat(texts()).containsExactly("B1 receipt DELIVERED", "B1 corrected WITHDRAWN");
    }

    @Test
    void afterACorrectionThatLeftTheNextReceiptIsRight() {
        left(1, "DELIVERED");
        fileTakenBack();
        left(2, "SENT");

        fileGivenAgain();

        assertThat(texts()).containsExactly("B1 receipt DELIVERED", "B1 corrected SENT", "B1 receipt READY");
        assertThat(mayLeave(3)).isTrue();
    }

    @Test
    void whileACorrectionIsLeavingTheNextReceiptWaitsForWhatBecomesOfIt() {
        left(1, "DELIVERED");
        fileTakenBack();
        left(2, "SENDING");
        fileGivenAgain();
        assertThat(texts()).containsExactly("B1 receipt DELIVERED", "B1 corrected SENDING", "B1 receipt READY");
        assertThat(answer(3)).isInstanceOf(Answer.Hold.class);

        left(2, "IN_DOUBT");
        assertThat(answer(3)).isInstanceOf(Answer.Hold.class);
        left(2, "FAILED");
        assertThat(answer(3)).isInstanceOf(Answer.Withdraw.class);
        left(2, "SENT");

        assertThat(mayLeave(3)).isTrue();
    }

    @Test
    void aCorrectionLeavesOnlyOnceItsReceiptHas() {
        left(1, "SENDING");
        fileTakenBack();
        assertThat(texts()).containsExactly("B1 receipt SENDING", "B1 corrected READY");
        assertThat(answer(2)).isInstanceOf(Answer.Hold.class);

        left(1, "FAILED");
        assertThat(answer(2)).isInstanceOf(Answer.Withdraw.class);
        left(1, "SENT");

        assertThat(mayLeave(2)).isTrue();
    }

    @Test
    void ofAReceiptOfWhichNobodyKnowsWhetherItLeftAPersonSpeaks() {
        left(1, "IN_DOUBT");

        fileTakenBack();

        assertThat(texts()).containsExactly("B1 receipt IN_DOUBT");
        assertThat(app.column("SELECT CONCAT(kind, ' ', detail) FROM inbox_task"))
                .containsExactly("RECEIPT_WRONG may have been told of 125.00 yuan of 2026-11-23 that are not theirs");
    }

    @Test
    void whatAPersonWasToCallAboutIsNoMoreToDoWhenItIsSoAgain() {
        left(1, "DELIVERED");
        app.jdbc().update("DELETE FROM book_phone WHERE borrower_no = 'B1'");
        fileTakenBack();
        assertThat(app.tasks()).containsExactly("RECEIPT_WRONG");
        app.phone("B1", PHONE, "SELF", TODAY.minusMonths(2));

        fileGivenAgain();

        assertThat(app.tasks()).isEmpty();
        assertThat(texts()).containsExactly("B1 receipt DELIVERED");
    }

    @Test
    void theReceiptThatHoldsAgainIsPutRightWhenItIsUndoneOnceMore() {
        left(1, "DELIVERED");
        fileTakenBack();
        fileGivenAgain();

        fileTakenBack();

        assertThat(texts()).containsExactly("B1 receipt DELIVERED", "B1 corrected WITHDRAWN", "B1 corrected READY");
        assertThat(mayLeave(3)).isTrue();
    }

    @Test
    void confirmedToTheSameBorrowerAgainNothingNewIsSaid() {
        left(1, "SENT");
        told.undo(remittance, State.REVIEW, app.clock.instant());
        hear();

        credit(new Part("B1", LOAN, 12_500));

        assertThat(texts()).containsExactly("B1 receipt SENT", "B1 corrected WITHDRAWN");
    }

    @Test
    void confirmedToAnotherEachIsToldTheirOwn() {
        left(1, "SENT");
        told.undo(remittance, State.REVIEW, app.clock.instant());
        hear();

        credit(new Part("B2", SECOND, 12_500));

        assertThat(texts()).containsExactly("B1 receipt SENT", "B1 corrected READY", "B2 receipt READY");
        assertThat(mayLeave(2)).isTrue();
        assertThat(mayLeave(3)).isTrue();
    }

    @Test
    void whoseShareIsAnotherNowHearsOfTheMistakeFirst() {
        left(1, "SENT");
        told.undo(remittance, State.REVIEW, app.clock.instant());
        hear();

        credit(new Part("B1", LOAN, 2_600), new Part("B2", SECOND, 9_900));

        assertThat(texts())
                .containsExactly("B1 receipt SENT", "B1 corrected READY", "B1 receipt READY", "B2 receipt READY");
        assertThat(answer(3)).isInstanceOf(Answer.Hold.class);
        left(2, "SENT");
        assertThat(mayLeave(3)).isTrue();
    }

    private void credit(Part... parts) {
        told.credit(remittance, app.clock.instant(), parts);
        hear();
    }

    private void fileTakenBack() {
        told.undo(remittance, State.TAKEN_BACK, app.clock.instant());
        hear();
    }

    /** By the same borrower's sign. */
    private void fileGivenAgain() {
        credit(new Part("B1", LOAN, 12_500));
    }

    private void left(int place, String state) {
        app.jdbc().update("UPDATE notice SET state = ? WHERE id = ?", state, id(place));
    }

    private boolean mayLeave(int place) {
        return answer(place) == null;
    }

    /** What the last check says; null: nothing against it. */
    private @Nullable Answer answer(int place) {
        NoticeId notice = new NoticeId(id(place));
        return app.get(MoneyRecalls.class).among(List.of(notice)).get(notice);
    }

    private long id(int place) {
        return app.one(Long.class, "SELECT id FROM notice ORDER BY id LIMIT 1 OFFSET " + (place - 1));
    }

    private void hear() {
        InboxRemittances news = app.get(InboxRemittances.class);
        news.unheard().forEach(news::hear);
    }

    private List<String> texts() {
        return app.column("SELECT CONCAT(borrower_no, ' ', stage, ' ', state) FROM notice ORDER BY id");
    }
}
