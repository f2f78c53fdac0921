package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.Channel;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a notice in the outbox, on a real database. */
class DispatchTests {

    private static final String SHORT = "【枫木坪信用社】您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。";
    private static final String LONG = "【枫木坪信用社】" + "您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。".repeat(4);

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aNoticeIsSentAndItsReceiptDeliversIt() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.joinReceipts();

        assertThat(bench.story(id)).containsExactly("PLANNED", "READY", "SENDING", "SENT", "DELIVERED");
        assertThat(bench.link.taken).hasSize(1);
    }

    @Test
    void whatIsPlannedTwiceIsSentOnce() throws Exception {
        bench.plan("100001", SHORT);
        bench.plan("100001", SHORT);

        bench.dispatch();
        bench.dispatch();

        assertThat(bench.link.taken).hasSize(1);
    }

    @Test
    void silenceIsADoubtAndIsNeverSentAgain() throws Exception {
        bench.link.answers.add(new SendOutcome.Unconfirmed("timeout"));
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();
        bench.clock.advance(Duration.ofHours(1));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
        assertThat(bench.link.taken).hasSize(1);
    }

    @Test
    void aRetrySendsOnlyThePartsThatWereNotTakenWithTheSameReference() throws Exception {
        bench.link.answers.add(new SendOutcome.Accepted("first"));
        bench.link.answers.add(new SendOutcome.RefusedForNow("0x00000058", Duration.ofSeconds(1), false));
        NoticeId id = bench.plan("100001", LONG);

        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
        bench.clock.advance(Duration.ofSeconds(2));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).extracting(OutboundPart::partNo).startsWith(1, 2, 2);
        assertThat(bench.link.taken.stream().map(part -> reference(part)).distinct())
                .hasSize(1);
    }

    @Test
    void aPartRefusedForGoodFailsTheNoticeAndTheRestStaysAtHome() throws Exception {
        bench.link.answers.add(new SendOutcome.Accepted("first"));
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x0000000B", Fault.RECIPIENT));
        NoticeId id = bench.plan("100001", LONG);

        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
        assertThat(bench.reason(id)).contains("0x0000000B");
        assertThat(bench.link.taken).hasSize(2);
    }

    @Test
    void theWorstPartDecides() throws Exception {
        NoticeId id = bench.plan("100001", LONG);

        bench.dispatch();
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.receipt("id2", ReceiptState.UNDELIVERABLE);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.UNDELIVERED);
    }

    @Test
    void aReceiptThatComesBeforeItsAnswerIsJoinedAllTheSame() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.joinReceipts();
        bench.dispatch();
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void aSecondReceiptChangesNothing() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.joinReceipts();
        bench.receipt("id1", ReceiptState.UNDELIVERABLE);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void aBorrowerGetsOneTextADay() throws Exception {
        bench.plan("100001", SHORT, "LA:2026-12-20", "D-5");
        NoticeId second = bench.plan("100001", SHORT, "LB:2026-12-14", "D+1");

        bench.dispatch();

        assertThat(bench.link.taken).hasSize(1);
        assertThat(bench.state(second)).isEqualTo(NoticeState.HELD);
        assertThat(bench.reason(second)).contains("had 1 of 1 in 1 day(s)");
    }

    @Test
    void aRefusedTextLeavesTheDaysCapToAnother() throws Exception {
        bench.link.answers.add(new SendOutcome.RefusedForGood("0x0000000B", Fault.RECIPIENT));
        bench.plan("100001", SHORT, "LA:2026-12-20", "D-5");
        bench.dispatch();
        NoticeId second = bench.plan("100001", SHORT, "LB:2026-12-14", "D+1");

        bench.dispatch();

        assertThat(bench.state(second)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void anOptOutBetweenPlanningAndSendingIsObeyed() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.get(ContactHolds.class).optOut(new Msisdn("8613800100001"), "sms", "inbound message 1", "borrower");
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(bench.link.taken).isEmpty();
    }

    @Test
    void nothingLeavesAfterClosingTime() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.clock.advance(Duration.ofHours(11).plusMinutes(30).minusMinutes(60));
        bench.clock.advance(Duration.ofMinutes(61));
        bench.dispatch();

        assertThat(bench.link.taken).isEmpty();
        assertThat(bench.state(id)).isIn(NoticeState.HELD, NoticeState.WITHDRAWN);
    }

    @Test
    void aStaleNoticeIsWithdrawnNotSent() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);

        bench.clock.advance(Duration.ofHours(25));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(bench.reason(id)).contains("expired");
    }

    @Test
    void aPaidInstalmentIsNotToldOf() throws Exception {
        bench.lastCheck.other = new Answer.Withdraw("paid");
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(bench.link.taken).isEmpty();
    }

    @Test
    void whatCannotBeCheckedIsHeldNotSent() throws Exception {
        bench.lastCheck.other = new Answer.Hold(Duration.ofMinutes(1), "the loan book does not answer");
        NoticeId id = bench.plan("100001", SHORT);

        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.HELD);
        assertThat(bench.link.taken).isEmpty();
    }

    @Test
    void aStopIsObeyedAndItsLiftingSendsTheRest() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);
        SendingSwitch sendingSwitch = bench.get(SendingSwitch.class);

        sendingSwitch.stop("supervisor", "wrong amounts");
        bench.dispatch();
        assertThat(bench.link.taken).isEmpty();
        sendingSwitch.lift("supervisor", "amounts corrected");
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.jdbc().queryForList("SELECT action FROM audit_log ORDER BY id", String.class))
                .containsExactly("stop-sending", "lift-stop");
    }

    @Test
    void whatALostNodeWasSendingIsInDoubt() {
        NoticeId id = bench.plan("100001", SHORT);
        List<NoticeRow> claimed = bench.get(Claims.class).ready(Channel.SMS);
        bench.get(Gate.class).open(claimed);
        String node = bench.get(ThisNode.class).name();
        bench.get(ThisNode.class).stop();
        bench.jdbc()
                .update(
                        "UPDATE node SET ended_at = NULL, seen_at = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE WHERE node = ?",
                        node);

        assertThat(bench.get(LostNodes.class).silent()).containsExactly(node);
        bench.get(LostNodes.class).settle(node);

        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
        assertThat(bench.link.taken).isEmpty();
    }

    @Test
    void noticesOfDifferentAgeInOneBatchEachGoTheirWay() throws Exception {
        bench.link.answers.add(new SendOutcome.RefusedForNow("0x00000058", Duration.ofSeconds(1), false));
        NoticeId retried = bench.plan("100001", SHORT);
        bench.dispatch();
        bench.clock.advance(Duration.ofSeconds(2));
        NoticeId fresh = bench.plan("100002", SHORT);

        bench.dispatch();

        assertThat(bench.story(retried)).containsExactly("PLANNED", "READY", "SENDING", "READY", "SENDING", "SENT");
        assertThat(bench.story(fresh)).containsExactly("PLANNED", "READY", "SENDING", "SENT");
    }

    @Test
    void twoNoticesToOneBorrowerInOneBatchTakeOneCap() throws Exception {
        NoticeId first = bench.plan("100001", SHORT);
        NoticeId second = bench.plan("100001", SHORT, "L100001:2026-12-21", "D-5");

        bench.dispatch();

        assertThat(bench.link.taken).hasSize(1);
        assertThat(List.of(bench.state(first), bench.state(second)))
                .containsExactlyInAnyOrder(NoticeState.SENT, NoticeState.HELD);
    }

    @Test
    void whatIsNotReportedWithinTheHorizonEndsAndALateReceiptStillDeliversIt() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);
        bench.dispatch();
        Receipts receipts = bench.get(Receipts.class);

        Horizons.Horizon none = new Horizons.Horizon(Duration.ZERO, Set.of(), true);
        receipts.endUnreported(none, bench.clock.instant());
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        receipts.endUnreported(none, bench.clock.instant().plusSeconds(1));
        assertThat(bench.state(id)).isEqualTo(NoticeState.UNREPORTED);
        bench.receipt("id1", ReceiptState.DELIVERED);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void anIdThatTheCarrierUsesAgainMeansThePartItTookLast() throws Exception {
        bench.link.answers.add(new SendOutcome.Accepted("same"));
        NoticeId first = bench.plan("100001", SHORT);
        bench.dispatch();
        bench.receipt("same", ReceiptState.DELIVERED);
        bench.joinReceipts();
        bench.link.answers.add(new SendOutcome.Accepted("same"));
        NoticeId second = bench.plan("100002", SHORT);
        bench.dispatch();

        bench.receipt("same", ReceiptState.UNDELIVERABLE);
        bench.joinReceipts();

        assertThat(bench.state(first)).isEqualTo(NoticeState.DELIVERED);
        assertThat(bench.state(second)).isEqualTo(NoticeState.UNDELIVERED);
    }

    private static String reference(OutboundPart part) {
        byte[] bytes = part.text().bytes();
        return bytes[3] + "-" + bytes[4];
    }
}
