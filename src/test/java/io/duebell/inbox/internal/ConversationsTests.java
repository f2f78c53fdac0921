package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.NOW;
import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.inbox.Conversations.Opened;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.inbox.Person;
import io.duebell.inbox.ServiceLevels;
import io.duebell.inbox.Task;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.Tasks;
import io.duebell.inbox.TrainingData;
import io.duebell.reading.Intent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Conversations as people work through them: whose they see, what their word changes, what they may answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationsTests {

    private static final Person SUPERVISOR = new Person("wang", null, null);
    private static final Person M1 = new Person("li", "M1", null);
    private static final Person M2 = new Person("zhao", "M2", null);
    private static final Person BRANCH = new Person("sun", null, "0101");
    private static final Person OTHER_BRANCH = new Person("qian", null, "0202");

    private final InboxApp app = new InboxApp();
    private final Conversations conversations = app.get(Conversations.class);

    @BeforeEach
    void book() {
        app.empty();
        app.borrower("B1", "张三丰", PHONE, "L000000000012345", TODAY.plusDays(7), 12_500);
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void eachSeesTheirOwnBorrowersAndNobodysNumbersAreTheSupervisors() {
        app.reads(PHONE, "滚蛋");
        app.reads("8613900009999", "嗯嗯那个啥");

        assertThat(borrowers(M1)).containsExactly("B1");
        assertThat(borrowers(M2)).isEmpty();
        assertThat(borrowers(SUPERVISOR)).containsExactly("B1", "nobody");
        assertThat(borrowers(BRANCH)).containsExactly("B1", "nobody");
        assertThat(borrowers(OTHER_BRANCH)).containsExactly("nobody");
        long id = only(M1).id();
        assertThat(conversations.find(M2, id)).isEmpty();
        assertThat(conversations.look(M2, id)).isEqualTo(new Outcome.Refused("gone", ""));
        assertThat(conversations.settle(M2, entryOf(id), List.of(Intent.ACK)))
                .isEqualTo(new Outcome.Refused("gone", ""));
        assertThat(app.get(Tasks.class).open(M2, null, null, 10)).isEmpty();
    }

    @Test
    void onlyTheSupervisorHearsThatMoneyWentToStaff() {
        app.reads(PHONE, "钱给你们李经理了");

        assertThat(app.get(Tasks.class).open(M1, null, null, 10)).isEmpty();
        assertThat(app.get(Tasks.class).open(BRANCH, null, null, 10))
                .extracting(Task::kind)
                .containsExactly(TaskKind.PAID_TO_STAFF);
    }

    @Test
    void listsPageThroughWhatIsDueFirstAndThenTheLatest() {
        for (int i = 0; i < 70; i++) {
            String phone = "8613800139" + String.format("%03d", i);
            app.borrower("C" + i, "借款人" + i, phone, "L" + (1_000_000 + i), TODAY.plusDays(7), 10_000);
            app.reads(phone, i % 2 == 0 ? "滚蛋" : "收到");
            app.pass(Duration.ofSeconds(10));
        }

        Conversations.Page first = conversations.list(SUPERVISOR, Filter.ALL, null);
        Conversations.Page second = conversations.list(SUPERVISOR, Filter.ALL, first.next());
        Conversations.Page third = conversations.list(SUPERVISOR, Filter.ALL, second.next());

        assertThat(third.next()).isNull();
        List<String> all = java.util.stream.Stream.of(first, second, third)
                .flatMap(page -> page.conversations().stream())
                .map(each -> String.valueOf(each.borrowerNo()))
                .toList();
        assertThat(all)
                .hasSize(70)
                .doesNotHaveDuplicates()
                .startsWith("C0", "C2")
                .endsWith("C3", "C1");
        assertThat(conversations.count(SUPERVISOR).of()).containsEntry(Filter.UNREAD, 35);
    }

    @Test
    void aPersonLooksAssignsPutsOffAndEndsAndASecondOneIsToldThatItChanged() {
        app.reads(PHONE, "滚蛋");
        Conversation seen = only(M1);

        assertThat(conversations.assign(M1, seen.id(), seen.version(), "li")).isInstanceOf(Outcome.Done.class);
        assertThat(conversations.done(M1, seen.id(), seen.version())).isEqualTo(new Outcome.Refused("changed", ""));
        Conversation mine =
                conversations.list(M1, Filter.MINE, null).conversations().get(0);
        conversations.snooze(M1, mine.id(), mine.version(), NOW.plus(Duration.ofHours(1)));
        assertThat(conversations.list(M1, Filter.ALL, null).conversations()).isEmpty();
        assertThat(conversations.list(M1, Filter.SNOOZED, null).conversations()).hasSize(1);

        app.reads(PHONE, "滚");
        Conversation back = only(M1);
        assertThat(back.unread()).as("what comes in wakes it").isEqualTo(2);
        conversations.done(M1, back.id(), back.version());

        assertThat(conversations.list(M1, Filter.DONE, null).conversations())
                .singleElement()
                .satisfies(done -> assertThat(done.unread()).isZero());
    }

    @Test
    void theTimeToTheFirstHumanLookIsMeasuredAndWhatIsOverdueRises() {
        app.reads(PHONE, "滚蛋");
        app.reads(PHONE, "收到");
        app.pass(Duration.ofMinutes(40));
        ServiceWatch watch = app.get(ServiceWatch.class);
        watch.follow(watch.count());

        assertThat(conversations.count(M1).overdue()).isEqualTo(1);
        assertThat(app.column("SELECT code FROM alarm WHERE cleared_at IS NULL"))
                .containsExactly("replies-overdue");
        conversations.look(M1, only(M1).id());
        watch.follow(watch.count());

        assertThat(app.column("SELECT code FROM alarm WHERE cleared_at IS NULL"))
                .isEmpty();
        assertThat(app.get(ServiceLevels.class).of(M1, TODAY, TODAY))
                .isEqualTo(new ServiceLevels.Figures(
                        Duration.ofMinutes(30), 2, 1, 1, 0, 0, 0, Duration.ofMinutes(40), Duration.ofMinutes(40)));
    }

    @Test
    void aCorrectionUndoesWhatWasDoneDoesWhatIsMeantAndIsKeptToTrainFrom() throws IOException {
        app.reads(PHONE, "他人已经去世了");
        long entry = entryOf(only(M1).id());
        assertThat(app.holds()).containsExactly("DECEASED B1 -");

        conversations.settle(M1, entry, List.of(Intent.DISPUTE));

        assertThat(app.holds()).containsExactly("DISPUTE B1 -");
        assertThat(app.tasks()).containsExactly("DISPUTE");
        assertThat(app.answers()).singleElement().asString().startsWith("dispute");
        app.reads(PHONE, "我换号了\t新号13912345678");
        long second = app.one(Long.class, "SELECT MAX(id) FROM conversation_entry WHERE direction = 'IN'");
        conversations.settle(M1, second, List.of(Intent.NUMBER_CHANGED));
        StringBuilder tsv = new StringBuilder();
        app.get(TrainingData.class).export(tsv, TODAY, TODAY);
        assertThat(tsv.toString().lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("他人已经去世了\tDISPUTE\tDECEASED\t"))
                .anyMatch(line -> line.startsWith("我换号了 新号139****5678\tNUMBER_CHANGED\t"));
    }

    @Test
    void confirmingWhatWasNotSureDoesItForGood() {
        app.came(PHONE, "10690001", "我没有在你们那贷过款[…]", 1, null);
        app.read();
        assertThat(app.holds()).containsExactly("DISPUTE B1 - ends");

        conversations.settle(M1, entryOf(only(M1).id()), List.of(Intent.DISPUTE));

        assertThat(app.holds()).containsExactly("DISPUTE B1 -");
        assertThat(app.tasks()).containsExactly("DISPUTE");
    }

    @Test
    void aPersonsAnswerPassesTheLinterAndTheRulesAndIsSentOnce() {
        app.reads(PHONE, "滚蛋");
        Conversation seen = only(M1);

        assertThat(conversations
                        .check(M1, seen.id(), "再不还就报警，账号6228480402564890")
                        .findings())
                .extracting(finding -> finding.code())
                .containsExactly("police", "number");
        assertThat(conversations.answer(M1, seen.id(), seen.version(), "再不还就报警", "k1"))
                .isEqualTo(new Outcome.Refused("blocked", "police"));
        assertThat(conversations.answer(M1, seen.id(), seen.version(), "请存入62284800000000001，咨询0571-88886666。", "k2"))
                .isInstanceOf(Outcome.Done.class);
        Conversation then = conversations.find(M1, seen.id()).orElseThrow().conversation();
        assertThat(conversations.answer(M1, then.id(), then.version(), "又一次", "k2"))
                .isEqualTo(new Outcome.Refused("sent-already", ""));

        assertThat(app.answers()).containsExactly("person READY 【清河农信】请存入62284800000000001，咨询0571-88886666。");
        Opened opened = conversations.find(M1, seen.id()).orElseThrow();
        assertThat(opened.entries())
                .extracting(entry -> String.valueOf(entry.author()))
                .containsExactly("null", "li");
        assertThat(opened.mayAnswer().now()).isTrue();
    }

    @Test
    void nobodyAnswersWhereAHoldForbidsIt() {
        app.reads(PHONE, "他人已经去世了");
        Conversation seen = only(M1);

        assertThat(conversations.find(M1, seen.id()).orElseThrow().mayAnswer().rule())
                .isEqualTo("deceased");
        assertThat(conversations.answer(M1, seen.id(), seen.version(), "您好", "k1"))
                .isEqualTo(new Outcome.Refused("rule", "deceased"));
        assertThat(app.answers()).isEmpty();
    }

    @Test
    void aNumberThatWasNotConfirmedLatelyIsToldNothingByAPersonEither() {
        app.jdbc().update("UPDATE book_phone SET updated_on = '2024-01-01'");
        app.reads(PHONE, "还欠多少钱");
        Conversation seen = only(M1);

        Opened opened = conversations.find(M1, seen.id()).orElseThrow();
        assertThat(opened.suggestions()).isEmpty();
        assertThat(opened.mayAnswer()).isEqualTo(new Conversations.MayAnswer(false, "not-own", null));
        assertThat(conversations.answer(M1, seen.id(), seen.version(), "您好", "k1"))
                .isEqualTo(new Outcome.Refused("not-own", ""));
    }

    @Test
    void whatTheReplyAsksForIsSuggested() {
        app.reads(PHONE, "还欠多少钱");
        long id = app.one(Long.class, "SELECT id FROM conversation");

        Opened opened = conversations.find(M1, id).orElseThrow();

        assertThat(opened.suggestions())
                .extracting(Conversations.Suggestion::template)
                .containsExactly("answer-balance", "answer-call-back");
        assertThat(opened.suggestions().get(0).text()).startsWith("张**").contains("125.00");
    }

    @Test
    void hostileTextsAreShownHarmlessly() {
        app.reads(PHONE, "\u202Egnp.exe\u202C<script>alert(1)</script>\u200B' OR 1=1 --" + "😀".repeat(5000));

        Opened opened = conversations.find(M1, only(M1).id()).orElseThrow();

        assertThat(opened.entries().get(0).text())
                .startsWith("gnp.exe<script>alert(1)</script>' OR 1=1 --😀")
                .hasSizeLessThanOrEqualTo(2000);
        assertThat(opened.entries().get(0).cut()).isTrue();
        assertThat(opened.conversation().lastText()).hasSizeLessThanOrEqualTo(200);
    }

    private List<String> borrowers(Person person) {
        return conversations.list(person, Filter.ALL, null).conversations().stream()
                .map(each -> each.borrowerNo() == null ? "nobody" : each.borrowerNo())
                .sorted()
                .toList();
    }

    private Conversation only(Person person) {
        List<Conversation> all = conversations.list(person, Filter.UNREAD, null).conversations();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private long entryOf(long conversation) {
        return app.one(
                Long.class,
                "SELECT MAX(id) FROM conversation_entry WHERE direction = 'IN' AND conversation_id = " + conversation);
    }
}
