package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.dispatch.Doubts;
import io.duebell.dispatch.Doubts.Refusal;
import io.duebell.dispatch.Doubts.Remedy;
import io.duebell.dispatch.Doubts.Seen;
import io.duebell.dispatch.Doubts.Settled;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.NoticeId;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a doubt ends: by a late receipt, a late answer, or a person. */
class DoubtTests {

    private static final String SHORT = "【枫木坪信用社】您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。";
    private static final String LONG = "【枫木坪信用社】" + "您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。".repeat(4);
    private static final SendOutcome SILENCE = new SendOutcome.Unconfirmed("timeout");

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
    void aReceiptOfAnUnknownIdSettlesTheOnlyDoubtTowardItsHandset() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);

        receiptLater("late1", ReceiptState.DELIVERED, "100001");

        assertThat(bench.story(id)).containsExactly("PLANNED", "READY", "SENDING", "IN_DOUBT", "DELIVERED");
        assertThat(part(id, 1)).isEqualTo("ACCEPTED late1 late-receipt");
        assertThat(unmatched()).isZero();
    }

    @Test
    void aReceiptThatFitsTwoDoubtsStaysAndSettlesNeither() throws Exception {
        NoticeId first = inDoubt("100001", SHORT, SILENCE);
        bench.clock.advance(Duration.ofDays(1));
        bench.link.answers.add(SILENCE);
        NoticeId second = bench.plan("100001", SHORT, "L100001:2026-12-21", "D-5");
        bench.dispatch();

        receiptLater("late1", ReceiptState.DELIVERED, "100001");

        assertThat(List.of(bench.state(first), bench.state(second))).containsOnly(NoticeState.IN_DOUBT);
        assertThat(unmatched()).isOne();
    }

    @Test
    void aReceiptOfAnUnknownIdIsCountedOnceHoweverOftenItIsLookedAtAndAgainWhenItIsGivenUp() throws Exception {
        bench.receipt("nobodys", ReceiptState.DELIVERED, "8613800100001");
        Receipts receipts = bench.get(Receipts.class);
        receipts.settle(receipts.match(receipts.waiting()));
        bench.joinReceipts();
        bench.get(Backlogs.class).count();
        List<Double> waiting = unknown();

        bench.jdbc().update("UPDATE receipt SET stored_at = stored_at - INTERVAL 80 HOUR");
        bench.joinReceipts();
        bench.get(Backlogs.class).count();

        assertThat(waiting).as("unknown, waiting, given up").containsExactly(1.0, 1.0, 0.0);
        assertThat(unknown()).containsExactly(1.0, 0.0, 1.0);
    }

    private List<Double> unknown() {
        MeterRegistry meters = bench.get(MeterRegistry.class);
        return List.of(
                meters.get("duebell.dispatch.receipts.unknown").counter().count(),
                meters.get("duebell.dispatch.receipts.waiting").gauge().value(),
                meters.get("duebell.dispatch.receipts.given.up").gauge().value());
    }

    @Test
    void aReceiptOfAnUnknownIdIsNotHeardBeforeItsAnswerHadTime() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);

        bench.receipt("late1", ReceiptState.DELIVERED, "8613800100001");
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
    }

    @Test
    void theSilentPartWasTakenSoTheRestLeavesForTheFirstTime() throws Exception {
        NoticeId id = inDoubt("100001", LONG, SILENCE);

        receiptLater("late1", ReceiptState.DELIVERED, "100001");
        assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken)
                .extracting(OutboundPart::partNo)
                .startsWith(1, 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void asManyReceiptsAsSilentPartsOfOneTextSettleAllOfThem() throws Exception {
        NoticeId id = inDoubt("100001", LONG, SILENCE);
        int parts = Objects.requireNonNull(
                bench.jdbc().queryForObject("SELECT parts FROM notice WHERE id = ?", Integer.class, id.value()));
        bench.jdbc().update("DELETE FROM notice_part WHERE notice_id = ?", id.value());
        for (int part = 1; part <= parts; part++) {
            bench.jdbc()
                    .update(
                            "INSERT INTO notice_part (notice_id, part_no, state, link, code, sent_at) VALUES (?, ?, 'IN_DOUBT', 'cmcc', 'node-lost', ?)",
                            id.value(),
                            part,
                            Timestamp.from(bench.clock.instant()));
        }

        for (int part = 1; part < parts; part++) {
            bench.receipt("late" + part, ReceiptState.DELIVERED, "8613800100001");
        }
        receiptLater("late" + parts, ReceiptState.DELIVERED, "100001");

        assertThat(parts).isGreaterThan(1);
        assertThat(bench.state(id)).isEqualTo(NoticeState.DELIVERED);
        assertThat(unmatched()).isZero();
        assertThat(part(id, parts)).isEqualTo("ACCEPTED late" + parts + " late-receipt");
    }

    @Test
    void aLateAnswerGivesThePartItsIdAndItsReceiptFindsIt() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);

        late(new SendOutcome.Accepted("late1"));
        await().until(() -> bench.state(id) == NoticeState.SENT);
        bench.receipt("late1", ReceiptState.UNDELIVERABLE);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.UNDELIVERED);
        assertThat(part(id, 1)).isEqualTo("ACCEPTED late1 late-answer");
    }

    @Test
    void aLateRefusalForNowLetsItLeaveAgain() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);

        late(new SendOutcome.RefusedForNow("0x00000058", Duration.ofSeconds(1), false));
        await().until(() -> bench.state(id) == NoticeState.READY);
        bench.clock.advance(Duration.ofSeconds(2));
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).hasSize(2);
    }

    @Test
    void aLateRefusalForGoodFailsItAndGivesTheDaysCapBack() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);

        late(new SendOutcome.RefusedForGood("0x0000000B", Fault.RECIPIENT));
        await().until(() -> bench.state(id) == NoticeState.FAILED);

        assertThat(bench.jdbc()
                        .queryForObject("SELECT SUM(taken) FROM contact_tally WHERE whom LIKE 'B%'", Integer.class))
                .isZero();
    }

    @Test
    void aLateAnswerThatIsHeardBeforeTheSilenceIsRecordedIsNotLost() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);
        bench.jdbc().update("UPDATE notice_part SET state = 'SENDING' WHERE notice_id = ?", id.value());
        bench.jdbc().update("UPDATE notice SET state = 'SENDING' WHERE id = ?", id.value());
        LateAnswerStep step = bench.get(LateAnswerStep.class);
        SendOutcome answer = new SendOutcome.Accepted("late1");

        assertThat(step.record("cmcc", bench.link.taken.get(0), answer)).isFalse();
        bench.jdbc().update("UPDATE notice_part SET state = 'IN_DOUBT' WHERE notice_id = ?", id.value());
        bench.jdbc().update("UPDATE notice SET state = 'IN_DOUBT' WHERE id = ?", id.value());
        assertThat(step.record("cmcc", bench.link.taken.get(0), answer)).isTrue();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void resendingTheMissingPartsSendsThoseAloneWithTheSameReferenceAndItsOwnDoubtIsNoObstacle() throws Exception {
        NoticeId id = inDoubt("100001", LONG, new SendOutcome.Accepted("first"), SILENCE);

        Settled settled = settle(Remedy.RESEND_MISSING, id);
        bench.dispatch();

        assertThat(settled.done()).containsExactly(id);
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).extracting(OutboundPart::partNo).startsWith(1, 2, 2);
        assertThat(bench.link.taken.stream().map(DoubtTests::reference).distinct())
                .hasSize(1);
        assertThat(earlier(id)).containsExactly("2 IN_DOUBT null", "3 REFUSED null");
        assertThat(events(id)).contains("zhang: a person resends the missing parts: 已电话核实");
    }

    @Test
    void resendingTheWholeSendsAllPartsAsANewTextAndKeepsTheOldOnesAsEvidence() throws Exception {
        NoticeId id = inDoubt("100001", LONG, new SendOutcome.Accepted("first"), SILENCE);

        settle(Remedy.RESEND_WHOLE, id);
        bench.dispatch();
        bench.receipt("first", ReceiptState.UNDELIVERABLE);
        bench.joinReceipts();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).extracting(OutboundPart::partNo).startsWith(1, 2, 1, 2, 3);
        assertThat(bench.link.taken.stream().map(DoubtTests::reference).distinct())
                .hasSize(2);
        assertThat(earlier(id)).containsExactly("1 ACCEPTED UNDELIVERABLE", "2 IN_DOUBT null", "3 REFUSED null");
        assertThat(unmatched()).isZero();
    }

    @Test
    void aLateReceiptOfWhatAResendPutAsideIsEvidenceAlone() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);
        settle(Remedy.RESEND_WHOLE, id);
        bench.dispatch();

        receiptLater("old", ReceiptState.DELIVERED, "100001");

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(earlier(id)).containsExactly("1 ACCEPTED DELIVERED");
        assertThat(unmatched()).isZero();
    }

    @Test
    void aLateAnswerAfterAResendIsOfThePartThatWasPutAside() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);
        settle(Remedy.RESEND_WHOLE, id);
        bench.dispatch();

        late(new SendOutcome.Accepted("old"));
        await().until(() -> earlier(id).equals(List.of("1 ACCEPTED null")));

        assertThat(part(id, 1)).isEqualTo("ACCEPTED id1 null");
    }

    @Test
    void twoPersonsAtOnceActOnce() throws Exception {
        NoticeId id = inDoubt("100001", SHORT, SILENCE);
        int version = version(id);
        Callable<Settled> click = () ->
                bench.get(Doubts.class).settle(List.of(new Seen(id, version)), Remedy.RESEND_WHOLE, "zhang", "已电话核实");
        ExecutorService two = Executors.newFixedThreadPool(2);

        List<Future<Settled>> clicks = two.invokeAll(List.of(click, click));
        two.shutdown();
        bench.dispatch();

        int done =
                clicks.get(0).get().done().size() + clicks.get(1).get().done().size();
        assertThat(done).isOne();
        assertThat(bench.link.taken).hasSize(2);
    }

    @Test
    void pastItsTimeItCanOnlyBeDroppedOrMarked() throws Exception {
        NoticeId dropped = inDoubt("100001", SHORT, SILENCE);
        NoticeId marked = inDoubt("100002", SHORT, SILENCE);
        bench.clock.advance(Duration.ofDays(2));

        assertThat(settle(Remedy.RESEND_WHOLE, dropped).refused()).containsEntry(dropped, Refusal.TOO_LATE);
        assertThat(settle(Remedy.RESEND_MISSING, dropped).refused()).containsEntry(dropped, Refusal.TOO_LATE);
        settle(Remedy.DROP, dropped);
        settle(Remedy.MARK_SENT, marked);

        assertThat(bench.state(dropped)).isEqualTo(NoticeState.ABANDONED);
        assertThat(bench.state(marked)).isEqualTo(NoticeState.SENT);
        bench.dispatch();
        assertThat(bench.link.taken).hasSize(2);
    }

    @Test
    void halfATextIsNotCompletedInOtherWords() throws Exception {
        NoticeId id = inDoubt("100001", LONG, new SendOutcome.Accepted("first"), SILENCE);
        bench.lastCheck.other = new Answer.Reword(LONG.replace("123", "124"), 3, 12_445, List.of());

        settle(Remedy.RESEND_MISSING, id);
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.FAILED);
        assertThat(bench.reason(id)).contains("after a part of it had left");
        assertThat(bench.link.taken).hasSize(2);
    }

    @Test
    void otherWordsTakeAnotherReference() throws Exception {
        NoticeId id = inDoubt("100001", LONG, SILENCE);
        bench.lastCheck.other = new Answer.Reword(LONG.replace("123", "124"), 3, 12_445, List.of());

        settle(Remedy.RESEND_MISSING, id);
        bench.dispatch();

        assertThat(bench.state(id)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).extracting(OutboundPart::partNo).startsWith(1, 1, 2, 3);
        assertThat(bench.link.taken.stream().map(DoubtTests::reference).distinct())
                .hasSize(2);
    }

    private NoticeId inDoubt(String borrower, String text, SendOutcome... answers) throws InterruptedException {
        bench.link.answers.addAll(List.of(answers));
        NoticeId id = bench.plan(borrower, text);
        bench.dispatch();
        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
        return id;
    }

    private void receiptLater(String messageId, ReceiptState state, String borrower) {
        bench.receipt(messageId, state, "8613800" + borrower);
        bench.clock.advance(Duration.ofSeconds(10));
        bench.joinReceipts();
    }

    private void late(SendOutcome answer) {
        bench.get(LateAnswerSink.class).late("cmcc", bench.link.taken.get(0), answer);
    }

    private Settled settle(Remedy remedy, NoticeId id) {
        return bench.get(Doubts.class).settle(List.of(new Seen(id, version(id))), remedy, "zhang", "已电话核实");
    }

    private int version(NoticeId id) {
        return Objects.requireNonNull(
                bench.jdbc().queryForObject("SELECT version FROM notice WHERE id = ?", Integer.class, id.value()));
    }

    private String part(NoticeId id, int no) {
        return Objects.requireNonNull(bench.jdbc()
                .queryForObject(
                        "SELECT CONCAT_WS(' ', state, COALESCE(message_id, 'null'), COALESCE(code, 'null')) FROM notice_part"
                                + " WHERE notice_id = ? AND part_no = ?",
                        String.class,
                        id.value(),
                        no));
    }

    private List<String> earlier(NoticeId id) {
        return bench.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', part_no, state, COALESCE(receipt_state, 'null')) FROM notice_part_earlier"
                                + " WHERE notice_id = ? ORDER BY part_no",
                        String.class,
                        id.value());
    }

    private List<String> events(NoticeId id) {
        return bench.jdbc()
                .queryForList(
                        "SELECT CONCAT(actor, ': ', reason) FROM notice_event WHERE notice_id = ?",
                        String.class,
                        id.value());
    }

    private long unmatched() {
        return Objects.requireNonNull(
                bench.jdbc().queryForObject("SELECT COUNT(*) FROM receipt WHERE notice_id IS NULL", Long.class));
    }

    private static String reference(OutboundPart part) {
        byte[] bytes = part.text().bytes();
        return bytes[3] + "-" + bytes[4];
    }
}
