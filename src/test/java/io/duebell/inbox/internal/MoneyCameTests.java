package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promises;
import io.duebell.inbox.flow.InboxRemittances;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What borrowers hear of money that came, and which promises it keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyCameTests {

    private static final String OTHER = "8613800138002";
    private static final String LOAN = "L000000000012345";
    private static final String SECOND = "L000000000067890";

    private final InboxApp app = new InboxApp();
    private Told told = new Told(app.jdbc());

    @BeforeEach
    void book() {
        app.empty();
        told = new Told(app.jdbc());
        app.borrower("B1", "张三丰", PHONE, LOAN, TODAY.plusDays(7), 12_500);
        app.borrower("B2", "李四", OTHER, SECOND, TODAY.plusDays(7), 9_900);
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void aCreditIsAcknowledgedOnceWithAmountDayAndTail() {
        credited(12_500, new Part("B1", LOAN, 12_500));

        hear();
        hear();

        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("B1 RECEIPT READY")
                .contains("张**", "11月23日", "125.00元", "尾号2345")
                .doesNotContain("张三丰", LOAN);
    }

    @Test
    void ofMoneyForSeveralEachIsToldTheirOwnPartAlone() {
        credited(22_400, new Part("B1", LOAN, 12_500), new Part("B2", SECOND, 9_900));

        hear();

        assertThat(texts()).hasSize(2);
        assertThat(texts().get(0)).contains("125.00元", "2345").doesNotContain("99.00", "7890", "李");
        assertThat(texts().get(1)).contains("99.00元", "7890").doesNotContain("125.00", "2345", "张");
    }

    @Test
    void nobodyIsToldOnANumberThatIsSharedOrNotConfirmedLatelyOrAnothers() {
        app.borrower("B3", "王五", "8613800138003", "L000000000000003", TODAY, 100);
        app.borrower("B4", "赵六", "8613800138003", "L000000000000004", TODAY, 100);
        app.borrower("B5", "M5", "M1");
        app.phone("B5", "8613800138005", "SELF", TODAY.minusYears(3));
        app.borrower("B6", "M6", "M1");
        app.phone("B6", "8613800138006", "SPOUSE", TODAY.minusDays(3));
        credited(
                400,
                new Part("B3", "L000000000000003", 100),
                new Part("B4", "L000000000000004", 100),
                new Part("B5", "L000000000000005", 100),
                new Part("B6", "L000000000000006", 100));

        hear();

        assertThat(texts()).isEmpty();
    }

    @Test
    void moneyOfLongAgoIsNotAcknowledgedButKeepsPromises() {
        long old = told.came(TODAY.minusDays(15), 12_500, app.clock.instant());
        told.credit(old, app.clock.instant(), new Part("B1", LOAN, 12_500));

        hear();

        assertThat(texts()).isEmpty();
    }

    @Test
    void aReceiptThatHasNotLeftIsWithdrawnWhenTheCreditIsUndone() {
        long id = credited(12_500, new Part("B1", LOAN, 12_500));
        hear();

        told.undo(id, State.REVIEW, app.clock.instant());
        hear();

        assertThat(states()).containsExactly("receipt WITHDRAWN");
    }

    @Test
    void aReceiptThatLeftIsPutRightByATextAndTheNextCreditIsAcknowledgedAnew() {
        long id = credited(12_500, new Part("B1", LOAN, 12_500));
        hear();
        app.jdbc().update("UPDATE notice SET state = 'DELIVERED'");

        told.undo(id, State.REVIEW, app.clock.instant());
        hear();
        told.credit(id, app.clock.instant(), new Part("B2", SECOND, 12_500));
        hear();

        assertThat(states()).containsExactly("receipt DELIVERED", "corrected READY", "receipt READY");
        assertThat(texts().get(1)).startsWith("B1").contains("更正", "125.00元");
        assertThat(texts().get(2)).startsWith("B2");
    }

    @Test
    void whatNoTextCanPutRightIsAPersons() {
        long id = credited(12_500, new Part("B1", LOAN, 12_500));
        hear();
        app.jdbc().update("UPDATE notice SET state = 'SENT'");
        app.jdbc().update("DELETE FROM book_phone");

        told.undo(id, State.REVERSED, app.clock.instant());
        hear();
        hear();

        assertThat(app.tasks()).containsExactly("RECEIPT_WRONG");
        assertThat(app.column("SELECT CONCAT(borrower_no, ' ', detail) FROM inbox_task"))
                .containsExactly("B1 was told of 125.00 yuan of 2026-11-23 that are not theirs");
    }

    @Test
    void aCreditThatWasUndoneBeforeAnybodyHeardOfItIsNotAcknowledged() {
        long id = credited(12_500, new Part("B1", LOAN, 12_500));
        told.undo(id, State.NOBODY, app.clock.instant());

        hear();

        assertThat(texts()).isEmpty();
        assertThat(app.tasks()).isEmpty();
    }

    @Test
    void theQuestionGoesToTheBorrowerAndItsAnswerStandsBehindItForAPerson() {
        long id = reviewed(30_000);
        told.ask(id, "B1", app.clock.instant());
        hear();
        hear();
        assertThat(texts())
                .singleElement()
                .asString()
                .startsWith("B1 ASK READY")
                .contains("11月23日", "300.00元");
        long question = app.one(Long.class, "SELECT id FROM notice");
        app.jdbc().update("UPDATE notice SET state = 'DELIVERED'");

        long yes = app.reads(PHONE, "是的");
        long no = app.reads(PHONE, "不是我");

        assertThat(app.column(
                        "SELECT CONCAT(direction, ' ', COALESCE(occasion, '-')) FROM conversation_entry ORDER BY id"))
                .containsExactly("OUT asked", "IN -", "IN -");
        assertThat(app.column("SELECT DISTINCT conversation_id FROM conversation_entry"))
                .hasSize(1);
        assertThat(app.column("SELECT DISTINCT notice_id FROM conversation_entry"))
                .containsExactly(Long.toString(question));
        assertThat(app.deeds(yes)).contains("answers-ask");
        assertThat(app.deeds(no)).contains("answers-ask").doesNotContain("wrong-person");
        assertThat(app.one(Integer.class, "SELECT unread FROM conversation")).isEqualTo(2);
        assertThat(app.holds()).allSatisfy(hold -> assertThat(hold).endsWith("ends"));
    }

    @Test
    void whatWasPaidIsNotToldAsOwedBeforeTheBookKnowsOfIt() {
        credited(12_500, new Part("B1", LOAN, 12_500));

        long asked = app.reads(PHONE, "还欠多少钱");

        assertThat(texts()).isEmpty();
        assertThat(app.deeds(asked)).isEqualTo("task unanswered-figures");
        app.jdbc()
                .update("INSERT INTO advice (advice_key, share_id, kind, created_at, booked_on) "
                        + "SELECT CONCAT('C', id), id, 'CREDIT', credited_at, '2026-11-22' FROM remittance_share");
        app.reads(PHONE, "我还欠多少钱");
        assertThat(texts()).singleElement().asString().contains("125.00");
    }

    @Test
    void nobodyIsAskedAboutMoneyOfWhichItIsKnownWhoseItIs() {
        long id = reviewed(30_000);
        told.ask(id, "B1", app.clock.instant());
        hear();
        NoticeId question = new NoticeId(app.one(Long.class, "SELECT id FROM notice"));

        assertThat(app.get(MoneyRecalls.class).among(List.of(question))).isEmpty();
        app.jdbc().update("UPDATE remittance SET state = 'NOBODY' WHERE id = ?", id);

        assertThat(app.get(MoneyRecalls.class).among(List.of(question))).containsOnlyKeys(question);
    }

    @Test
    void aReceiptThatIsStillToLeaveWhenItsCreditWasUndoneStaysHere() {
        long id = credited(12_500, new Part("B1", LOAN, 12_500));
        hear();
        NoticeId receipt = new NoticeId(app.one(Long.class, "SELECT id FROM notice"));

        assertThat(app.get(MoneyRecalls.class).among(List.of(receipt))).isEmpty();
        told.undo(id, State.NOBODY, app.clock.instant());

        assertThat(app.get(MoneyRecalls.class).among(List.of(receipt))).containsOnlyKeys(receipt);
    }

    @Test
    void whoAnswersTheQuestionWithAStopWordIsOut() {
        told.ask(reviewed(30_000), "B1", app.clock.instant());
        hear();
        app.jdbc().update("UPDATE notice SET state = 'DELIVERED'");

        app.reads(PHONE, "TD");

        assertThat(app.holds()).containsExactly("OPT_OUT - 8001");
    }

    @Test
    void whoCannotBeAskedByTextIsLeftToAPerson() {
        app.borrower("B6", "M6", "M1");
        told.ask(reviewed(30_000), "B6", app.clock.instant());

        hear();

        assertThat(texts()).isEmpty();
        assertThat(app.tasks()).containsExactly("QUESTION");
    }

    @Test
    void aCreditKeepsAPromiseOnceWhateverIsBookedLaterAndUndoneItStandsAgain() {
        app.get(Promises.class).make("B1", new Money(10_000), TODAY.plusDays(7), Source.CONSOLE, "wang");
        long id = credited(10_000, new Part("B1", LOAN, 10_000));
        hear();
        assertThat(promises()).containsExactly("KEPT 10000");
        assertThat(app.holds()).isEmpty();

        told.undo(id, State.REVIEW, app.clock.instant());
        hear();

        assertThat(promises()).containsExactly("OPEN 0");
        assertThat(app.holds()).containsExactly("PROMISE B1 - ends");
        told.credit(id, app.clock.instant(), new Part("B1", LOAN, 4_000), new Part("B2", SECOND, 6_000));
        hear();
        app.booked.add(LOAN, TODAY, 4_000);
        PromiseKeeping keeping = app.get(PromiseKeeping.class);
        keeping.count(keeping.days());
        keeping.settle();
        assertThat(promises()).containsExactly("OPEN 4000");
    }

    @Test
    void twoNodesThatHearTheSameActOnEachOnce() throws Exception {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String no = "C" + i;
            app.borrower(no, "借款人" + i, "8613800139" + String.format("%03d", i), "L" + (1_000_000 + i), TODAY, 10_000);
            app.get(Promises.class).make(no, new Money(10_000), TODAY.plusDays(1), Source.CONSOLE, "wang");
            all.add(credited(10_000, new Part(no, "L" + (1_000_000 + i), 10_000)));
        }
        all.subList(0, 10).forEach(id -> told.ask(undone(id), "C19", app.clock.instant()));

        try (InboxApp other = app.secondNode()) {
            ExecutorService nodes = Executors.newFixedThreadPool(2);
            List<Future<?>> running = new ArrayList<>();
            for (InboxApp node : List.of(app, other)) {
                running.add(nodes.submit(() -> {
                    hear(node);
                    hear(node);
                }));
            }
            for (Future<?> node : running) {
                node.get();
            }
            nodes.shutdown();
        }

        assertThat(app.get(InboxRemittances.class).unheard()).isEmpty();
        assertThat(app.column("SELECT CONCAT(i.subject, i.occasion) FROM notice_item i"))
                .doesNotHaveDuplicates();
        assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM notice WHERE kind = 'ASK'"))
                .isEqualTo(10);
        assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM notice WHERE kind = 'RECEIPT' AND state = 'READY'"))
                .isEqualTo(10);
        assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM promise WHERE state = 'KEPT'"))
                .isEqualTo(10);
    }

    @Test
    void anErrorInTheMiddleLeavesNothingBehindAndTheNextTryActsInWhole() {
        app.get(Promises.class).make("B1", new Money(10_000), TODAY.plusDays(7), Source.CONSOLE, "wang");
        credited(10_000, new Part("B1", LOAN, 10_000));
        app.jdbc().execute("RENAME TABLE notice_item TO notice_item_away");
        assertThatThrownBy(this::hear).isNotNull();
        assertThat(promises()).containsExactly("OPEN 0");

        app.jdbc().execute("RENAME TABLE notice_item_away TO notice_item");
        hear();

        assertThat(promises()).containsExactly("KEPT 10000");
        assertThat(texts()).hasSize(1);
    }

    private long undone(long id) {
        told.undo(id, State.REVIEW, app.clock.instant());
        return id;
    }

    private long credited(long fen, Part... parts) {
        long id = told.came(TODAY, fen, app.clock.instant());
        told.credit(id, app.clock.instant(), parts);
        return id;
    }

    private long reviewed(long fen) {
        long id = told.came(TODAY, fen, app.clock.instant());
        told.review(id, "B1", 9, app.clock.instant());
        return id;
    }

    private void hear() {
        hear(app);
    }

    /** One round of the route inbox-remittances. */
    private static void hear(InboxApp node) {
        InboxRemittances news = node.get(InboxRemittances.class);
        for (Event event : news.unheard()) {
            news.hear(event);
        }
    }

    private List<String> texts() {
        return app.column("""
                SELECT CONCAT(n.borrower_no, ' ', n.kind, ' ', n.state, ' ', t.body)
                FROM notice n
                JOIN notice_text t ON t.text_hash = n.text_hash
                ORDER BY n.id
                """);
    }

    private List<String> states() {
        return app.column("SELECT CONCAT(stage, ' ', state) FROM notice ORDER BY id");
    }

    private List<String> promises() {
        return app.column("SELECT CONCAT(state, ' ', paid_fen) FROM promise ORDER BY id");
    }
}
