package io.duebell.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.carrier.Channel;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.ReceiptState;
import io.duebell.compliance.SendingSwitch;
import io.duebell.dispatch.Doubts;
import io.duebell.dispatch.Doubts.Refusal;
import io.duebell.dispatch.Doubts.Remedy;
import io.duebell.dispatch.Doubts.Seen;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Recovery;
import io.duebell.dispatch.Recovery.Answer;
import io.duebell.dispatch.Recovery.Span;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a restored database says of notices that may have left since its backup. The bench's clock stands at nine. */
class RecoveryTests {

    private static final String SHORT = "【枫木坪信用社】您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。";
    private static final String LONG = "【枫木坪信用社】" + "您尾号1234贷款12月20日应付利息123.45元，请备足于原账户。".repeat(4);

    private Workbench bench;
    private Instant nine;

    @BeforeEach
    void open() {
        bench = new Workbench();
        nine = bench.clock.instant();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest(name = "{0}, created {1}, from {2} to {3}, tellable {4}: {5}")
    @CsvSource(textBlock = """
            READY,   08:00, 08:00, 20:00, 06:00, true
            READY,   08:00, 08:00, 08:29, 06:00, false
            READY,   08:00, 09:31, 20:00, 06:00, false
            HELD,    08:00, 09:30, 20:00, 06:00, true
            HELD,    08:00, 09:31, 20:00, 06:00, false
            SENDING, 08:00, 08:00, 20:00, 06:00, true
            READY,   09:45, 09:45, 20:00, 06:00, true
            READY,   09:45, 09:45, 20:00, 09:31, false
            HELD,    09:45, 12:00, 20:00, 06:00, true
            SENT,    08:00, 08:00, 20:00, 06:00, false
            FAILED,  08:00, 08:00, 20:00, 06:00, false
            """)
    void whatMayHaveLeftBetweenHalfPastEightAndHalfPastNineIsInDoubt(
            String state, String created, String notBefore, String notAfter, String tellable, boolean doubt) {
        NoticeId id = bench.plan("100001", SHORT);
        bench.jdbc()
                .update(
                        "UPDATE notice SET state = ?, created_at = ?, not_before = ?, not_after = ?, tellable_from = ? WHERE id = ?",
                        state,
                        at(created),
                        at(notBefore),
                        at(notAfter),
                        at(tellable),
                        id.value());
        bench.clock.advance(Duration.ofHours(1));
        stopAndLeave();

        Answer answer = recover("08:30", "09:30");

        assertThat(bench.state(id)).isEqualTo(doubt ? NoticeState.IN_DOUBT : NoticeState.valueOf(state));
        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(((Answer.Done) answer).inDoubt())
                .isEqualTo(doubt ? Map.of(NoticeState.valueOf(state), 1) : Map.of());
    }

    @Test
    void whatIsPlannedAgainForTheLostTimeStartsInDoubtAndWhatIsOfLaterDoesNot() throws Exception {
        stopAndLeave();
        recover("08:00", "08:30");
        bench.get(SendingSwitch.class).lift("zhang", "recovered");

        NoticeId again = bench.plan("100001", SHORT);
        NoticeId later = bench.plan("100002", SHORT, nine.minusSeconds(60));
        bench.dispatch();

        assertThat(bench.story(again)).containsExactly("PLANNED", "IN_DOUBT");
        assertThat(bench.reason(again)).isEqualTo("a restore lost whether it left");
        assertThat(bench.state(later)).isEqualTo(NoticeState.SENT);
        assertThat(bench.link.taken).extracting(OutboundPart::notice).containsExactly(later);
    }

    @Test
    void aDoubtOfARestoreTakesTheDaysCapAndIsNotDeniedByIt() throws Exception {
        NoticeId lost = bench.plan("100001", SHORT);
        stopAndLeave();
        recover("08:00", "08:59:59");
        bench.jdbc().update("UPDATE notice SET not_before = ?, created_at = ?", at("07:00"), at("07:00"));
        recover("08:00", "08:59:59");
        bench.get(SendingSwitch.class).lift("zhang", "recovered");
        NoticeId other = bench.plan("100001", SHORT, "L2:2026-12-20", "D-5", nine);
        bench.dispatch();

        assertThat(bench.state(lost)).isEqualTo(NoticeState.IN_DOUBT);
        assertThat(bench.state(other)).isEqualTo(NoticeState.HELD);
        resend(lost, Remedy.RESEND_WHOLE);
        bench.dispatch();
        assertThat(bench.state(lost)).isEqualTo(NoticeState.SENT);
    }

    @Test
    void aTextWhoseReferenceWasLostIsSentAgainWholeAloneAndWithAReferenceThatWasNotUsed() throws Exception {
        NoticeId lost = bench.plan("100001", LONG);
        bench.jdbc().update("UPDATE notice SET not_before = ?, created_at = ?", at("07:00"), at("07:00"));
        stopAndLeave();
        recover("08:00", "08:59:59");
        bench.get(SendingSwitch.class).lift("zhang", "recovered");

        assertThat(resend(lost, Remedy.RESEND_MISSING)).containsEntry(lost, Refusal.NO_REFERENCE);
        resend(lost, Remedy.RESEND_WHOLE);
        bench.dispatch();

        assertThat(bench.jdbc().queryForObject("SELECT reference FROM notice", Integer.class))
                .isGreaterThan(1000);
    }

    @Test
    void anUnknownReceiptSettlesNoDoubtOfARestore() {
        NoticeId lost = bench.plan("100001", SHORT);
        bench.jdbc().update("UPDATE notice SET not_before = ?, created_at = ?", at("07:00"), at("07:00"));
        stopAndLeave();
        recover("08:00", "08:59:59");

        bench.receipt("x1", ReceiptState.DELIVERED, "8613800100001");
        bench.clock.advance(Duration.ofMinutes(1));
        bench.joinReceipts();

        assertThat(bench.state(lost)).isEqualTo(NoticeState.IN_DOUBT);
    }

    @Test
    void nonsenseIsRefusedAndNothingIsDone() {
        NoticeId id = bench.plan("100001", SHORT);

        assertThat(refused("08:00", "09:00")).contains("sending is not stopped");
        bench.get(SendingSwitch.class).stop("zhang", "restored");
        assertThat(refused("08:00", "09:00")).contains("a node gave a sign of life", "stop it");
        stopAndLeave();
        assertThat(refused("10:00", "11:00")).contains("--lost-since lies in the future");
        assertThat(refused("08:00", "11:00")).contains("--until lies in the future");
        assertThat(refused("08:30", "08:00")).contains("--until is not after --lost-since");
        assertThat(bench.state(id)).isEqualTo(NoticeState.READY);
        assertThat(bench.jdbc().queryForObject("SELECT COUNT(*) FROM lost_span", Integer.class))
                .isZero();
    }

    @Test
    void aDatabaseThatWasSetBackStopsAllSendingAtTheNextStart() throws IOException {
        DatabaseMark mark = bench.get(DatabaseMark.class);
        String node = bench.get(ThisNode.class).name();
        mark.keep(node);
        stopAndLeave();
        bench.get(SendingSwitch.class).lift("zhang", "as it was");

        mark.check();
        assertThat(bench.get(SendingSwitch.class).state().stopped()).isFalse();
        bench.jdbc().update("UPDATE node SET seen_at = seen_at - INTERVAL 1 HOUR");
        mark.check();

        SendingSwitch.State state = bench.get(SendingSwitch.class).state();
        assertThat(state.stopped()).isTrue();
        assertThat(state.changedBy()).isEqualTo("restore guard");
        assertThat(state.reason()).contains("recover --lost-since=20");
        recover("08:00", "08:30");
        bench.get(SendingSwitch.class).lift("zhang", "recovered");
        mark.check();
        assertThat(bench.get(SendingSwitch.class).state().stopped()).isFalse();
        Files.deleteIfExists(Path.of(
                "target", "state", "database-" + bench.get(RecoveryMapper.class).identity() + ".mark"));
    }

    @Test
    void answersThatTheDatabaseNeverTookAreInDoubtOnceTheNodeIsFoundSilent() throws Exception {
        NoticeId id = bench.plan("100001", SHORT);
        SendingBatch batch = bench.get(Gate.class).open(bench.get(Claims.class).ready(Channel.SMS));
        bench.jdbc().execute("RENAME TABLE notice_event TO notice_event_away");
        try {
            bench.get(Transmitter.class).start(batch);
            // The answer is there and can't be written; a stop gives up trying.
            bench.get(OutcomeRecorder.class).close();
        } finally {
            bench.jdbc().execute("RENAME TABLE notice_event_away TO notice_event");
        }
        assertThat(bench.state(id)).isEqualTo(NoticeState.SENDING);
        String node = bench.get(ThisNode.class).name();
        bench.get(ThisNode.class).stop();
        bench.jdbc().update("UPDATE node SET seen_at = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE WHERE node = ?", node);

        assertThat(bench.get(LostNodes.class).silent()).containsExactly(node);
        bench.get(LostNodes.class).settle(node);

        assertThat(bench.state(id)).isEqualTo(NoticeState.IN_DOUBT);
    }

    private Map<NoticeId, Refusal> resend(NoticeId id, Remedy remedy) {
        int version = Objects.requireNonNull(
                bench.jdbc().queryForObject("SELECT version FROM notice WHERE id = ?", Integer.class, id.value()));
        return bench.get(Doubts.class)
                .settle(List.of(new Seen(id, version)), remedy, "zhang", "电话核实")
                .refused();
    }

    private void stopAndLeave() {
        bench.get(SendingSwitch.class).stop("zhang", "restored");
        bench.get(ThisNode.class).stop();
        bench.jdbc().update("UPDATE node SET ended_at = UTC_TIMESTAMP(3)");
    }

    private Answer recover(String since, String until) {
        return bench.get(Recovery.class).recover(new Span(instant(since), instant(until)), "zhang");
    }

    private String refused(String since, String until) {
        return ((Answer.Refused) recover(since, until)).reason();
    }

    private static Timestamp at(String time) {
        return Timestamp.from(instant(time));
    }

    private static Instant instant(String time) {
        return Workbench.DAY
                .atTime(LocalTime.parse(time))
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}
