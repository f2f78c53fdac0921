package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.ReplyExtension;
import io.duebell.inbox.Conversations;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.inbox.Person;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whose a reply is, and which notice it answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoseReplyTests {

    private static final Person SUPERVISOR = new Person("wang", null, null);

    private InboxApp app;

    @BeforeAll
    void start() {
        app = new InboxApp();
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @BeforeEach
    void empty() {
        app.empty();
        app.borrower("B1", "张三丰", PHONE, "L000000000012345", TODAY.plusDays(7), 12_500);
    }

    @Test
    void itAnswersTheLatestNoticeToThePhoneTheMoreSurelyTheFresherThatIs() {
        app.noticed("B1", PHONE, Duration.ofDays(20));
        long latest = app.noticed("B1", PHONE, Duration.ofHours(1));
        app.jdbc().update("UPDATE notice SET id = 1 WHERE id <> ?", latest);

        app.reads(PHONE, "收到");

        assertThat(entries()).containsExactly("B1 " + latest + " 95");
    }

    @Test
    void theDigitsItWasSentToNameTheNotice() {
        long first = app.noticed("B1", PHONE, Duration.ofDays(4));
        app.noticed("B1", PHONE, Duration.ofHours(1));

        app.came(PHONE, "10690001" + ReplyExtension.of(new NoticeId(first), 3), "收到", 0, null);
        app.read();

        assertThat(entries()).containsExactly("B1 " + first + " 99");
    }

    @Test
    void withoutANoticeItIsWhoeverHasThePhone() {
        app.reads(PHONE, "收到");

        assertThat(entries()).containsExactly("B1 - -");
    }

    @Test
    void onAPhoneOfSeveralTheNameTheTailOrTheAmountDecides() {
        second();

        app.reads(PHONE, "李四的月底还");
        app.reads(PHONE, "尾号2345的月底还");
        app.reads(PHONE, "明天还99");

        assertThat(entries()).containsExactly("B2 - -", "B1 - -", "B2 - -");
    }

    @Test
    void onAPhoneOfSeveralOnlyTheOneWhoWasToldIsMeant() {
        second();
        app.jdbc().update("UPDATE book_phone SET holder = 'SPOUSE' WHERE borrower_no = 'B2'");
        long told = app.noticed("B2", PHONE, Duration.ofDays(1));

        app.reads(PHONE, "收到");

        assertThat(entries()).containsExactly("B2 " + told + " 95");
    }

    @Test
    void whatNothingDecidesIsAskedOfAPersonAndItsStopsProtectAllMeanwhile() {
        second();
        app.reads(PHONE, "我没有在你们那贷过款");

        assertThat(entries()).containsExactly(" - -");
        assertThat(app.tasks()).containsExactlyInAnyOrder("DISPUTE", "WHOSE");
        assertThat(app.holds()).containsExactlyInAnyOrder("DISPUTE B1 - ends", "DISPUTE B2 - ends");

        Conversations conversations = app.get(Conversations.class);
        long id = app.one(Long.class, "SELECT id FROM conversation");
        int version = app.one(Integer.class, "SELECT version FROM conversation");
        assertThat(conversations.find(SUPERVISOR, id).orElseThrow().candidates())
                .extracting(Conversations.Candidate::borrowerNo)
                .containsExactly("B1", "B2");
        Outcome outcome = conversations.belongsTo(SUPERVISOR, id, version, "B2");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(app.holds()).containsExactly("DISPUTE B2 -");
        assertThat(app.tasks()).containsExactly("DISPUTE");
        assertThat(entries()).containsExactly("B2 - -");
    }

    @Test
    void aReplyOfSeveralPromisesNothingUntilAPersonSaysWhose() {
        second();
        app.reads(PHONE, "月底还");
        assertThat(app.column("SELECT state FROM promise")).isEmpty();

        long id = app.one(Long.class, "SELECT id FROM conversation");
        app.get(Conversations.class)
                .belongsTo(SUPERVISOR, id, app.one(Integer.class, "SELECT version FROM conversation"), "B1");

        assertThat(app.column("SELECT CONCAT(borrower_no, ' ', state) FROM promise"))
                .isEmpty();
        assertThat(app.tasks()).as("the phone is not one's own").containsExactly("QUESTION");
    }

    private void second() {
        app.borrower("B2", "李四", PHONE, "L000000000067890", TODAY.plusDays(7), 9_900);
    }

    private List<String> entries() {
        return app.column("""
                SELECT CONCAT(c.borrower_no, ' ', COALESCE(e.notice_id, '-'), ' ', COALESCE(e.notice_percent, '-'))
                FROM conversation_entry e
                JOIN conversation c ON c.id = e.conversation_id
                WHERE e.direction = 'IN'
                ORDER BY e.id
                """);
    }
}
