package io.duebell.inbox.internal;

import static io.duebell.inbox.internal.InboxApp.PHONE;
import static io.duebell.inbox.internal.InboxApp.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** For each intent what it stops, leaves to do and answers, on the room's real tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingTests {

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
        app.noticed("B1", PHONE, Duration.ofHours(2));
    }

    @Test
    void anOptOutIsObeyedAtOnceAndConfirmedOnce() {
        long first = app.reads(PHONE, "TD");
        long second = app.reads(PHONE, "不要再发短信了");

        assertThat(app.holds()).containsExactly("OPT_OUT - 8001");
        assertThat(app.answers())
                .singleElement()
                .asString()
                .startsWith("opted-out READY 【清河农信】已为您退订")
                .doesNotContain("张");
        assertThat(app.deeds(first)).isEqualTo("opted-out answered");
        assertThat(app.deeds(second)).isEmpty();
        assertThat(app.column("SELECT kind FROM notice WHERE stage = 'opted-out'"))
                .containsExactly("FAREWELL");
    }

    @Test
    void whoOptsInAgainIsAnsweredAndGetsTextsAgain() {
        app.reads(PHONE, "TD");

        app.reads(PHONE, "START");

        assertThat(app.holds()).isEmpty();
        assertThat(app.answers()).hasSize(2).last().asString().startsWith("opted-in READY");
        assertThat(app.column("SELECT intent FROM inbound_message ORDER BY id")).containsExactly("OPT_OUT", "OPT_IN");
    }

    @Test
    void anOptOutThatPromisesTooIsKeptAndConfirmedAsAnOptOutAlone() {
        app.reads(PHONE, "别发了，月底还");

        assertThat(app.holds()).containsExactly("OPT_OUT - 8001", "PROMISE B1 - ends");
        assertThat(app.answers()).singleElement().asString().startsWith("opted-out");
    }

    @Test
    void aWrongPersonIsNeverTextedAgainAndTheManagerRepairsTheNumber() {
        app.reads(PHONE, "打错了，我不是张三");

        assertThat(app.holds()).containsExactly("WRONG_PERSON B1 8001");
        assertThat(app.tasks()).containsExactly("WRONG_PERSON");
        assertThat(app.answers()).isEmpty();
        assertThat(app.column("SELECT CONCAT(manager_no, ' ', code, ' ', detail) FROM repair_item"))
                .singleElement()
                .asString()
                .startsWith("M1 replied-wrong-person")
                .contains("8001")
                .doesNotContain(PHONE);
    }

    @Test
    void aChangedNumberStopsTheOldOneAndLeavesTheNewOneToAPerson() {
        app.reads(PHONE, "我换号了，新号13912345678");

        assertThat(app.holds()).containsExactly("NUMBER_CHANGED B1 8001");
        assertThat(app.tasks()).containsExactly("NUMBER_REPAIR");
        assertThat(app.column("SELECT detail FROM inbox_task")).containsExactly("another number is told: 139****5678");
        assertThat(app.answers()).isEmpty();
    }

    @Test
    void ofTheDeadNothingIsSaidAndAPersonLooks() {
        app.reads(PHONE, "他人已经去世了");

        assertThat(app.holds()).containsExactly("DECEASED B1 -");
        assertThat(app.tasks()).containsExactly("DECEASED");
        assertThat(app.answers()).isEmpty();
    }

    @Test
    void aDisputeAndAHardshipHoldRemindersAreAnsweredAndGoToThePerson() {
        app.reads(PHONE, "我没有在你们那贷过款");
        app.reads(PHONE, "最近实在没钱，能不能缓一缓");

        assertThat(app.holds()).containsExactly("DISPUTE B1 -", "HARDSHIP B1 - ends");
        assertThat(app.tasks()).containsExactly("DISPUTE", "HARDSHIP");
        assertThat(app.answers()).extracting(answer -> answer.substring(0, 8)).containsExactly("dispute ", "hardship");
    }

    @Test
    void aClaimOfPaymentPausesNoticesUntilTheEndOfTheNextWorkingDayAndChangesNoLedger() {
        app.reads(PHONE, "昨天已经存进去了");

        assertThat(app.holds()).containsExactly("PAYMENT_ON_WAY B1 - ends");
        assertThat(app.at("SELECT until FROM contact_hold")).isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(app.answers()).singleElement().asString().startsWith("paid READY");
        assertThat(app.tasks()).isEmpty();
    }

    @Test
    void moneyGivenToStaffAlertsTheSupervisor() {
        app.reads(PHONE, "钱给你们李经理了");

        assertThat(app.tasks()).containsExactly("PAID_TO_STAFF");
        assertThat(app.column("SELECT code FROM alarm")).containsExactly("paid-to-staff");
        assertThat(app.column("SELECT CONCAT(subject, detail) FROM alarm"))
                .noneMatch(text -> text.contains("B1") || text.contains("张"));
    }

    @Test
    void theBalanceAndTheAccountAreToldFromTheSnapshotOnTheOwnPhone() {
        app.reads(PHONE, "还欠多少钱");
        app.reads(PHONE, "还到哪个账号");

        assertThat(app.answers()).hasSize(2);
        assertThat(app.answers().get(0))
                .startsWith("balance READY")
                .contains("尾号2345", "125.00", "11月30日")
                .contains("张**");
        assertThat(app.answers().get(1)).startsWith("account READY").contains("62284800000000001");
        assertThat(app.one(Long.class, "SELECT amount_fen FROM notice WHERE stage = 'balance'"))
                .isEqualTo(12_500);
    }

    @Test
    void onAPhoneThatWasNotConfirmedOrIsNotTheBorrowersTheBalanceIsLeftToAPerson() {
        app.jdbc().update("UPDATE book_phone SET updated_on = '2024-01-01'");
        long old = app.reads(PHONE, "还欠多少钱");
        app.jdbc().update("UPDATE book_phone SET updated_on = '2026-09-01', holder = 'SPOUSE'");
        long spouse = app.reads(PHONE, "还欠多少");

        assertThat(app.answers()).isEmpty();
        assertThat(app.deeds(old)).isEqualTo("task unanswered-phone");
        assertThat(app.deeds(spouse)).isEqualTo("task unanswered-phone");
        assertThat(app.tasks()).containsExactly("QUESTION", "QUESTION");
    }

    @Test
    void moreThanOneTextCanTellIsLeftToAPersonAndNotToldInHalf() {
        for (int day = 1; day <= 5; day++) {
            app.jdbc()
                    .update(
                            "INSERT INTO book_instalment SELECT borrower_no, loan_no, ?, principal_fen, interest_fen, penalty_fen, product, "
                                    + "maturity_date, repay_account, status FROM book_instalment WHERE borrower_no = 'B1' ORDER BY due_date LIMIT 1",
                            LocalDate.of(2026, 12, day));
        }

        long asked = app.reads(PHONE, "还欠多少钱");

        assertThat(app.answers()).isEmpty();
        assertThat(app.deeds(asked)).isEqualTo("task unanswered-figures");
        assertThat(app.tasks()).containsExactly("QUESTION");
    }

    @Test
    void aCallBackIsATaskWithTheTimeThatWasTold() {
        app.reads(PHONE, "明天下午三点给我打电话");

        assertThat(app.tasks()).containsExactly("CALL_BACK");
        assertThat(app.at("SELECT due_at FROM inbox_task")).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(app.answers()).singleElement().asString().startsWith("call-back READY");
    }

    @Test
    void anInsultGoesToThePersonUnanswered() {
        app.reads(PHONE, "滚蛋");

        assertThat(app.tasks()).containsExactly("UNKNOWN");
        assertThat(app.answers()).isEmpty();
        assertThat(app.one(Integer.class, "SELECT unread FROM conversation")).isEqualTo(1);
    }

    @Test
    void whatWantsAPersonIsDueWithinOfficeHours() {
        app.pass(Duration.ofHours(9));
        app.reads(PHONE, "滚蛋");

        assertThat(app.at("SELECT due_at FROM conversation"))
                .as("19:00 on Monday: half an hour after Tuesday's opening")
                .isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
    }

    @Test
    void aStopThatIsNotSureStandsUntilAPersonHasLooked() {
        long id = app.came(PHONE, "10690001", "他不在了[…]", 1, null);
        app.read();

        assertThat(app.holds()).containsExactly("DECEASED B1 - ends");
        assertThat(app.deeds(id)).isEqualTo("provisional task");
        assertThat(app.answers()).isEmpty();
        assertThat(app.one(Integer.class, "SELECT unread FROM conversation")).isEqualTo(1);
    }

    @Test
    void anAnswerWaitsForTheHoursOfContactAndOneToTheDeadIsNeverSent() {
        app.pass(Duration.ofHours(13));
        app.reads(PHONE, "还欠多少钱");

        assertThat(app.answers()).singleElement().asString().startsWith("balance HELD");
        assertThat(app.one(String.class, "SELECT rule_id FROM notice WHERE stage = 'balance'"))
                .isEqualTo("contact-hours");
    }

    @Test
    void anUnknownNumberIsKeptAndNothingIsPromisedOrSaidToIt() {
        long id = app.reads("8613900009999", "月底还");

        assertThat(app.column("SELECT borrower_no FROM conversation")).containsExactly("");
        assertThat(app.column("SELECT state FROM promise")).isEmpty();
        assertThat(app.answers()).isEmpty();
        assertThat(app.deeds(id)).isEmpty();
    }
}
