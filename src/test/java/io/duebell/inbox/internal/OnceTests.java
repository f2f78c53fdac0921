package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Replies act once: redelivered, out of order, in parts, broken off, on two nodes; and never answer a machine for long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceTests {

    private static final int PHONES = 40;

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
    void twoNodesThatReadTheSameRepliesActOnEachOnce() throws Exception {
        List<String> texts = List.of("TD", "月底还", "已还", "还欠多少钱", "我没有在你们那贷过款");
        for (int i = 0; i < PHONES; i++) {
            String phone = "8613800139" + String.format("%03d", i);
            app.borrower("C" + i, "借款人" + i, phone, "L" + (1_000_000 + i), TODAY.plusDays(7), 10_000);
            app.came(phone, texts.get(i % texts.size()));
            app.came(phone, texts.get(i % texts.size()));
        }

        try (InboxApp other = app.secondNode()) {
            ExecutorService nodes = Executors.newFixedThreadPool(2);
            List<Future<?>> running = new ArrayList<>();
            running.add(nodes.submit(app::read));
            running.add(nodes.submit(other::read));
            for (Future<?> node : running) {
                node.get();
            }
            nodes.shutdown();
        }

        int each = PHONES / texts.size();
        assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM inbound_message WHERE handled_at IS NULL"))
                .isZero();
        assertThat(app.one(Integer.class, "SELECT COUNT(*) FROM conversation_entry WHERE direction = 'IN'"))
                .isEqualTo(2 * PHONES);
        assertThat(app.column("SELECT stage FROM notice")).hasSize(PHONES);
        assertThat(app.column("SELECT DISTINCT CONCAT(borrower_no, stage) FROM notice"))
                .hasSize(PHONES);
        assertThat(app.column("SELECT state FROM promise")).hasSize(each);
        assertThat(app.holds().stream().filter(hold -> hold.startsWith("OPT_OUT")))
                .hasSize(each);
    }

    @Test
    void anErrorInTheMiddleLeavesNothingBehindAndTheNextTryActsInWhole() {
        long id = app.came(PHONE, "月底还");
        app.jdbc().execute("RENAME TABLE notice_item TO notice_item_away");
        assertThatThrownBy(app::read).isNotNull();
        assertThat(app.column("SELECT state FROM promise")).isEmpty();
        assertThat(app.holds()).isEmpty();
        assertThat(app.column("SELECT id FROM conversation_entry")).isEmpty();

        app.jdbc().execute("RENAME TABLE notice_item_away TO notice_item");
        app.read();

        assertThat(app.deeds(id)).isEqualTo("promise answered");
        assertThat(app.column("SELECT state FROM promise")).hasSize(1);
    }

    @Test
    void whatBreaksOffAgainAndAgainIsAPersonsAndKeepsNoneBehindIt() {
        long id = app.came(PHONE, "月底还");
        Reply reply = app.get(WhoseReply.class)
                .find(app.get(Understanding.class)
                        .read(app.get(Replies.class).unhandled().get(0)));

        for (int i = 0; i < 12; i++) {
            app.get(Acting.class).brokeOff(reply);
        }

        assertThat(app.deeds(id)).isEqualTo("broke-off");
        assertThat(app.one(Integer.class, "SELECT unread FROM conversation")).isEqualTo(1);
        app.read();
        assertThat(app.column("SELECT state FROM promise")).isEmpty();
    }

    @Test
    void theWholeTextTakesThePlaceOfWhatWasDoneWithGaps() {
        long gaps = app.came(PHONE, "10690001", "他不在了[…]", 1, null);
        app.read();
        assertThat(app.holds()).containsExactly("DECEASED B1 - ends");

        long whole = app.came(PHONE, "10690001", "月底还", 0, gaps);
        app.read();

        assertThat(app.holds()).containsExactly("PROMISE B1 - ends");
        assertThat(app.tasks()).isEmpty();
        assertThat(app.one(
                        Boolean.class,
                        "SELECT completed_by = (SELECT id FROM conversation_entry WHERE inbound_id = " + whole
                                + ") FROM conversation_entry WHERE inbound_id = " + gaps))
                .isTrue();
    }

    @Test
    void aTextWithGapsIsNotActedOnOnceTheWholeHasCome() {
        long gaps = app.came(PHONE, "10690001", "他不在了[…]", 1, null);
        app.came(PHONE, "10690001", "月底还", 0, gaps);

        app.read();

        assertThat(app.deeds(gaps)).isEqualTo("superseded");
        assertThat(app.holds()).containsExactly("PROMISE B1 - ends");
    }

    @Test
    void theSameTextAgainIsNotAnsweredAgainAndAMachineNeverIs() {
        app.reads(PHONE, "还欠多少钱");
        long again = app.reads(PHONE, " 还欠多少钱？");
        long machine = app.reads(PHONE, "正在开车，稍后联系您");

        assertThat(app.answers()).hasSize(1);
        assertThat(app.deeds(again)).isEqualTo("unanswered-repeat");
        assertThat(app.deeds(machine)).isEqualTo("unanswered-machine");
        assertThat(app.one(Integer.class, "SELECT unread FROM conversation")).isZero();
    }

    @Test
    void twoMachinesThatAnswerEachOtherStopAtTheCapOfTheDay() {
        for (int i = 0; i < 12; i++) {
            app.reads(PHONE, "还欠多少钱" + i + "问");
            app.pass(Duration.ofMinutes(1));
        }

        assertThat(app.answers()).hasSize(5);
        assertThat(app.tasks()).isNotEmpty().containsOnly("QUESTION");
    }
}
