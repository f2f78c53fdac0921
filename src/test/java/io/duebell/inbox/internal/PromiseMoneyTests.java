package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promises;
import io.duebell.inbox.flow.InboxRemittances;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.Told;
import io.duebell.remittance.Told.Part;
import io.duebell.shared.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which money keeps which promise: each payment once, and none that came before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromiseMoneyTests {

    private static final String LOAN = "L000000000012345";
    private static final LocalDate END = LocalDate.of(2026, 11, 30);

    private final InboxApp app = new InboxApp();
    private Told told = new Told(app.jdbc());

    @BeforeEach
    void book() {
        app.empty();
        told = new Told(app.jdbc());
        app.borrower("B1", "张三丰", PHONE, LOAN, TODAY.plusDays(7), 12_500);
        app.noticed("B1", PHONE, Duration.ofHours(2));
    }

    @AfterAll
    void stop() {
        app.close();
        app.database.close();
    }

    @Test
    void whatCameTheDayBeforeItWasMadeDoesNotKeepItHoweverLateItIsBooked() {
        String key = credited(TODAY.minusDays(1), 10_000);
        app.reads(PHONE, "30号还100");

        app.passTo(TODAY.plusDays(1));
        app.booked.add(LOAN, TODAY.plusDays(1), key, 10_000);
        keep();

        assertThat(promises()).containsExactly("OPEN 0");
    }

    @Test
    void whatWasKnownOfBeforeATextThatPromisesKeepsNothingThoughItIsOfTheSameDay() {
        String key = credited(TODAY, 10_000);
        app.pass(Duration.ofMinutes(5));
        app.reads(PHONE, "30号还100");

        app.booked.add(LOAN, TODAY, key, 10_000);
        keep();

        assertThat(promises()).containsExactly("OPEN 0");
    }

    @Test
    void whatIsLearntOfLaterTheSameDayKeepsIt() {
        app.reads(PHONE, "30号还100");
        app.pass(Duration.ofHours(3));

        credited(TODAY, 10_000);

        assertThat(promises()).containsExactly("KEPT 10000");
    }

    @Test
    void ofACallOnlyTheDayIsKnownSoThatWhoPaidOnItHasKeptIt() {
        credited(TODAY, 10_000);
        app.pass(Duration.ofHours(3));

        make(10_000, Source.CALL);

        assertThat(promises()).containsExactly("KEPT 10000");
        assertThat(app.holds()).isEmpty();
    }

    @Test
    void aPromiseThatAPersonReadsLaterWasMadeWhenItsTextCame() {
        app.came(PHONE, "30号还100");
        app.passTo(TODAY.plusDays(1));
        credited(TODAY, 10_000);

        app.read();
        keep();

        assertThat(app.column("SELECT CONCAT(made_on, ' ', state) FROM promise"))
                .containsExactly("2026-11-23 KEPT");
    }

    @Test
    void aPaymentCountsOnceWhetherItsCreditOrItsPostingIsSeenFirst() {
        make(10_000, Source.CONSOLE);
        String first = credited(TODAY, 3_000);
        assertThat(promises()).containsExactly("OPEN 3000");
        app.booked.add(LOAN, TODAY, first, 3_000);
        keep();
        assertThat(promises()).containsExactly("OPEN 3000");

        app.passTo(TODAY.plusDays(1));
        String second = unheard(TODAY.plusDays(1), 2_000);
        app.booked.add(LOAN, TODAY.plusDays(1), second, 2_000);
        keep();
        assertThat(promises()).containsExactly("OPEN 5000");
        hear();
        keep();

        assertThat(promises()).containsExactly("OPEN 5000");
    }

    @Test
    void cashAtTheCounterCountsBesideACreditThatWasBooked() {
        make(10_000, Source.CONSOLE);
        String key = credited(TODAY, 6_000);
        app.jdbc().update("UPDATE advice SET booked_on = ? WHERE advice_key = ?", TODAY, key);
        app.booked.add(LOAN, TODAY, key, 6_000);

        app.booked.add(LOAN, TODAY, 4_000);
        keep();

        assertThat(promises()).containsExactly("KEPT 10000");
    }

    @Test
    void aPostingWithoutAKeyMayBeTheCreditThatSomebodyBookedByHand() {
        make(10_000, Source.CONSOLE);
        credited(TODAY, 6_000);

        app.booked.add(LOAN, TODAY, 6_000);
        keep();

        assertThat(promises()).containsExactly("OPEN 6000");
    }

    @Test
    void aCreditOfADayWithinTheGraceKeepsItThoughItIsFoundAfterTheEnd() {
        make(10_000, Source.CONSOLE);
        app.passTo(END.plusDays(2));
        keep();
        assertThat(promises()).containsExactly("BROKEN 0");

        credited(END, 10_000);

        assertThat(promises()).containsExactly("KEPT 10000");
    }

    @Test
    void noFenKeepsTwoPromises() {
        make(10_000, Source.CONSOLE);
        String key = credited(TODAY, 10_000);
        app.booked.add(LOAN, TODAY, key, 10_000);
        make(2_000, Source.CALL);
        keep();
        assertThat(promises()).containsExactly("KEPT 10000", "OPEN 0");

        app.booked.add(LOAN, TODAY, 2_000);
        keep();
        make(3_000, Source.CALL);
        keep();
        assertThat(promises()).containsExactly("KEPT 10000", "KEPT 2000", "OPEN 0");
        app.booked.add(LOAN, TODAY, 3_000);
        keep();

        assertThat(promises()).containsExactly("KEPT 10000", "KEPT 2000", "KEPT 3000");
    }

    @Test
    void whatWasUndoneKeepsNothingThoughItsPostingStillStands() {
        make(10_000, Source.CONSOLE);
        String key = credited(TODAY, 4_000);
        app.booked.add(LOAN, TODAY, key, 4_000);
        keep();

        told.undo(app.one(Long.class, "SELECT MAX(id) FROM remittance"), State.REVIEW, app.clock.instant());
        hear();
        keep();

        assertThat(promises()).containsExactly("OPEN 0");
    }

    @Test
    void ofAllThatIsDueWhatTheBookDidNotKnowIsTakenOff() {
        credited(TODAY.minusDays(1), 10_000);
        app.reads(PHONE, "月底还");
        assertThat(app.column("SELECT CONCAT(expected_fen, ' ', before_fen, ' ', paid_fen) FROM promise"))
                .containsExactly("12500 10000 0");

        app.passTo(TODAY.plusDays(1));
        app.booked.add(LOAN, TODAY.plusDays(1), 2_500);
        keep();

        assertThat(promises()).containsExactly("KEPT 2500");
    }

    @Test
    void whoHadPaidAllBeforePromisingItIsNeverSaidToHaveBrokenIt() {
        app.reads(PHONE, "月底还");
        app.passTo(TODAY.plusDays(1));
        credited(TODAY.minusDays(1), 12_500);

        app.passTo(END.plusDays(2));
        keep();

        assertThat(promises()).containsExactly("CANCELLED 0");
        assertThat(app.tasks()).isEmpty();
    }

    private void make(long fen, Source source) {
        app.get(Promises.class).make("B1", new Money(fen), END, source, "wang");
    }

    /** The key of its advice. */
    private String credited(LocalDate day, long fen) {
        String key = unheard(day, fen);
        hear();
        return key;
    }

    private String unheard(LocalDate day, long fen) {
        told.credit(told.came(day, fen, app.clock.instant()), app.clock.instant(), new Part("B1", LOAN, fen));
        long share = app.one(Long.class, "SELECT MAX(id) FROM remittance_share");
        app.jdbc()
                .update(
                        "INSERT INTO advice (advice_key, share_id, kind, created_at) VALUES (?, ?, 'CREDIT', ?)",
                        "C" + share,
                        share,
                        Timestamp.from(app.clock.instant()));
        return "C" + share;
    }

    private void hear() {
        InboxRemittances news = app.get(InboxRemittances.class);
        news.unheard().forEach(news::hear);
    }

    /** One round of the route inbox-promises. */
    private void keep() {
        PromiseKeeping keeping = app.get(PromiseKeeping.class);
        keeping.count(keeping.days());
        keeping.settle();
        keeping.pastGrace().forEach(keeping::end);
    }

    private List<String> promises() {
        return app.column("SELECT CONCAT(state, ' ', paid_fen) FROM promise ORDER BY id");
    }
}
