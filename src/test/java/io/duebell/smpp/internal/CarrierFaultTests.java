package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.LinkStatus.State;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Accepted;
import io.duebell.carrier.SendOutcome.Unconfirmed;
import io.duebell.simulator.carrier.FaultKind;
import io.duebell.simulator.carrier.Faults;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A carrier that misbehaves in each way it can, and what the link tells of its parts; the carrier's log is the judge. */
class CarrierFaultTests {

    private static final SmscSettings CARRIER = SmscSettings.loopback("duebell", "secret")
            .withReceipts(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));
    private static final Unconfirmed SILENCE = new Unconfirmed("timeout");
    private static final Unconfirmed LOST = new Unconfirmed("connection-lost");

    @TempDir
    private Path folder;

    private SmscSimulator carrier;
    private LinkFixture gateway;

    @BeforeEach
    void bind() throws IOException {
        carrier = SmscSimulator.start(CARRIER.withLog(log()));
        gateway = new LinkFixture(LinkFixture.link(Map.of(
                "port",
                carrier.port(),
                "window",
                10,
                "enquire-link",
                "1s",
                "response-timeout",
                "1s",
                "broken-retry",
                "300ms")));
        awaitBind();
    }

    @AfterEach
    void close() {
        gateway.close();
        carrier.close();
    }

    @Test
    void a_part_taken_and_never_answered_is_in_doubt_and_its_receipt_comes_all_the_same() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.NO_ANSWER, "1");
        await().until(() -> gateway.receipts.size() == 1);

        SmscJudge judge = judge();
        assertThat(outcome).isEqualTo(SILENCE);
        assertThat(judge.taken()).hasSize(1);
        assertThat(judge.answered()).isEmpty();
        assertThat(gateway.receipts).extracting("messageId").isEqualTo(judge.taken());
    }

    @Test
    void a_part_that_got_lost_behind_the_carriers_door_is_in_doubt_and_no_receipt_comes() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.LOST_SUBMIT, "1");
        SmscJudge judge = judge();

        assertThat(outcome).isEqualTo(SILENCE);
        assertThat(judge.neither()).isEqualTo(1);
        assertThat(judge.taken()).isEmpty();
        assertThat(gateway.receipts).isEmpty();
    }

    @Test
    void an_answer_that_comes_late_is_told_when_it_comes() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.LATE_ANSWER, "1,1600");
        await().until(() -> !gateway.lateAnswers.isEmpty());

        assertThat(outcome).isEqualTo(SILENCE);
        assertThat(gateway.lateAnswers)
                .containsExactly(new Accepted(judge().taken().get(0)));
    }

    @Test
    void answers_in_reversed_order_each_reach_their_own_part() throws IOException {
        carrier.misbehave(Faults.of(FaultKind.ANSWERS_REVERSED, "5"));
        List<CompletableFuture<SendOutcome>> sent = send(5);
        List<SendOutcome> outcomes = outcomes(sent);
        awaitAnswersInTheLog(5);

        SmscJudge judge = judge();
        for (int no = 0; no < 5; no++) {
            assertThat(outcomes.get(no))
                    .isEqualTo(new Accepted(judge.taken(handset(no)).get(0)));
        }
        assertThat(judge.answered()).containsExactlyInAnyOrderElementsOf(judge.taken());
        assertThat(judge.answered()).as("order of the answers").isNotEqualTo(judge.taken());
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE, 1, 0x00000058, 58",
        "QUEUE_FULL, 1, 0x00000014, 14",
        "REFUSE, '1,0x64', 0x00000064, 64",
    })
    void a_refusal_for_now_may_leave_again(FaultKind kind, String value, String code, String logged)
            throws IOException {
        AtomicInteger throttled = new AtomicInteger();
        gateway.link.onThrottled(throttled::incrementAndGet);
        SendOutcome outcome = sendAmid(kind, value);
        SendOutcome again = sendAmid(kind, "0" + value.substring(1));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.RefusedForNow.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(again).isInstanceOf(Accepted.class);
        assertThat(throttled.get()).isEqualTo(kind == FaultKind.REFUSE ? 0 : 1);
        assertThat(judge().refused()).containsExactly(logged);
    }

    @Test
    void a_part_taken_whose_connection_goes_before_the_answer_is_in_doubt() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.DROP_UNANSWERED, "1");
        carrier.misbehave(Faults.NONE);
        awaitBind();
        await().until(() -> gateway.receipts.size() == 1);

        SmscJudge judge = judge();
        assertThat(outcome).isEqualTo(LOST);
        assertThat(judge.taken()).hasSize(1);
        assertThat(judge.answered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop-after=3",
                "drop=0.2",
                "drop-unanswered=0.2",
                "no-answer=0.2",
                "lost-submit=0.2",
                "drop=0.03 drop-unanswered=0.03 no-answer=0.03 lost-submit=0.03 garbage=0.03 oversized=0.03 truncated=0.03"
                        + " unknown-command=0.1 throttle=0.1 queue-full=0.1 refuse=0.1,0x08 answers-reversed=3"
                        + " receipts-doubled=0.2 receipts-early=0.1 receipts-lost=0.1",
            })
    void whatever_reached_the_carrier_is_never_told_as_free_to_leave_again(String faults) throws IOException {
        carrier.misbehave(Faults.parse(Arrays.stream(faults.split(" "))
                .map(fault -> fault.split("=", 2))
                .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1]))));
        List<SendOutcome> outcomes = new ArrayList<>();
        for (int no = 0; no < 40; no += 8) {
            awaitBind();
            List<CompletableFuture<SendOutcome>> some = new ArrayList<>();
            for (int each = no; each < no + 8; each++) {
                some.addAll(gateway.send(handset(each), "text " + each));
            }
            outcomes.addAll(outcomes(some));
        }
        SmscJudge judge = judge();

        for (int no = 0; no < 40; no++) {
            SendOutcome outcome = outcomes.get(no);
            assertThat(outcome).isInstanceOfAny(Accepted.class, Unconfirmed.class, SendOutcome.RefusedForNow.class);
            if (outcome instanceof Accepted accepted) {
                assertThat(judge.taken(handset(no))).containsExactly(accepted.messageId());
            } else if (outcome instanceof SendOutcome.RefusedForNow) {
                assertThat(judge.mayHaveTaken(handset(no))).as("%s", outcome).isZero();
            }
        }
        assertThat(judge.twice()).isEmpty();
        assertThat(outcomes).as("the fault has struck").anyMatch(outcome -> !(outcome instanceof Accepted));
    }

    @Test
    void a_line_that_is_open_but_dead_is_noticed_by_asking_and_bound_again() throws IOException {
        carrier.misbehave(Faults.of(FaultKind.HALF_OPEN, "0"));
        List<CompletableFuture<SendOutcome>> sent = send(5);
        List<SendOutcome> outcomes = outcomes(sent);
        carrier.misbehave(Faults.NONE);
        // idle for enquire-link, then silent for response-timeout
        await().atMost(Duration.ofSeconds(5)).until(() -> carrier.binds() == 2 && gateway.link.isReady());

        assertThat(outcomes).hasSize(5).allMatch(Unconfirmed.class::isInstance);
        assertThat(outcome(gateway.send(handset(9), "hi"))).isInstanceOf(Accepted.class);
        SmscJudge judge = judge();
        assertThat(judge.taken()).hasSize(1);
        assertThat(judge.twice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GARBAGE", "TRUNCATED", "OVERSIZED"})
    void an_answer_that_can_t_be_read_puts_the_part_in_doubt_and_the_link_binds_again(FaultKind kind)
            throws IOException {
        SendOutcome outcome = sendAmid(kind, "1");
        carrier.misbehave(Faults.NONE);
        await().atMost(Duration.ofSeconds(5)).until(() -> carrier.binds() == 2 && gateway.link.isReady());

        assertThat(outcome).isInstanceOf(Unconfirmed.class);
        assertThat(outcome(gateway.send(handset(9), "hi"))).isInstanceOf(Accepted.class);
        awaitAnswersInTheLog(1);
        SmscJudge judge = judge();
        assertThat(judge.taken()).hasSize(2);
        assertThat(judge.answered()).containsExactly(judge.taken().get(1));
    }

    @Test
    void a_request_that_smpp_does_not_know_gets_a_generic_nack_and_costs_nothing() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.UNKNOWN_COMMAND, "1");
        await().untilAsserted(() -> assertThat(judge().nacks()).containsExactly("3"));

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(carrier.binds()).isEqualTo(1);
    }

    @Test
    void a_carrier_that_unbinds_in_the_middle_is_bound_again() throws IOException {
        carrier.misbehave(Faults.of(FaultKind.UNBIND_AFTER, "2"));
        List<SendOutcome> outcomes = outcomes(send(8));
        carrier.misbehave(Faults.NONE);
        await().until(() -> carrier.binds() >= 2 && gateway.link.isReady());

        SmscJudge judge = judge();
        for (int no = 0; no < 8; no++) {
            if (outcomes.get(no) instanceof SendOutcome.RefusedForNow) {
                assertThat(judge.mayHaveTaken(handset(no))).isZero();
            }
        }
        assertThat(judge.twice()).isEmpty();
        assertThat(outcome(gateway.send(handset(9), "hi"))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"0x0E, BROKEN", "0x0F, BROKEN", "0x05, UNBOUND", "0x08, UNBOUND"})
    void a_bind_that_is_refused_is_tried_again_later(String status, State state) {
        carrier.misbehave(Faults.of(FaultKind.REFUSE_BIND, status));
        carrier.dropConnections();
        await().until(() -> carrier.binds() >= 2 && gateway.link.status().state() == state);
        assertThat(outcome(gateway.send(handset(0), "hi"))).isEqualTo(SmppLink.NO_BIND);
        carrier.misbehave(Faults.NONE);

        awaitBind();
        assertThat(outcome(gateway.send(handset(0), "hi"))).isInstanceOf(Accepted.class);
    }

    @Test
    void a_receipt_that_is_lost_leaves_an_accepted_part() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.RECEIPTS_LOST, "1");
        SendOutcome next = sendAmid(FaultKind.RECEIPTS_LOST, "0");
        await().until(() -> gateway.receipts.size() == 1);

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(gateway.receipts).extracting("messageId").containsExactly(((Accepted) next).messageId());
        assertThat(carrier.figures().receiptsWaiting()).isZero();
    }

    @Test
    void a_receipt_that_comes_twice_is_acknowledged_twice() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.RECEIPTS_DOUBLED, "1");
        await().until(() -> gateway.receipts.size() == 2 && carrier.figures().receiptsWaiting() == 0);

        String id = ((Accepted) outcome).messageId();
        assertThat(gateway.receipts).extracting("messageId").containsExactly(id, id);
        assertThat(judge().receipts()).containsExactly(id, id);
    }

    @Test
    void receipts_in_reversed_order_each_name_their_own_part() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int no = 0; no < 4; no++) {
            ids.add(((Accepted) sendAmid(FaultKind.RECEIPTS_REVERSED, "4")).messageId());
        }
        await().until(() -> gateway.receipts.size() == 4);

        assertThat(gateway.receipts).extracting("messageId").containsExactlyInAnyOrderElementsOf(ids);
        assertThat(judge().receipts()).as("order of the receipts").isNotEqualTo(ids);
        assertThat(gateway.receipts).extracting("messageId").last().isEqualTo(ids.get(0));
    }

    @Test
    void a_receipt_before_the_answer_is_stored_and_acknowledged() throws IOException {
        SendOutcome outcome = sendAmid(FaultKind.RECEIPTS_EARLY, "1");
        String id = ((Accepted) outcome).messageId();

        assertThat(gateway.receipts).extracting("messageId").containsExactly(id);
        await().untilAsserted(() ->
                assertThat(judge().commandsAbout(id)).containsExactly("submit_sm", "deliver_sm", "submit_sm_resp"));
    }

    /** The outcome of one part while the fault is on. */
    private SendOutcome sendAmid(FaultKind kind, String value) {
        carrier.misbehave(Faults.of(kind, value));
        return outcome(gateway.send(handset(0), "hi"));
    }

    private List<CompletableFuture<SendOutcome>> send(int parts) {
        List<CompletableFuture<SendOutcome>> sent = new ArrayList<>();
        for (int no = 0; no < parts; no++) {
            sent.addAll(gateway.send(handset(no), "text " + no));
        }
        return sent;
    }

    private void awaitBind() {
        await().pollInterval(10, TimeUnit.MILLISECONDS).until(gateway.link::isReady);
    }

    private Path log() {
        return folder.resolve("smsc.tsv");
    }

    /** An answer leaves before the carrier writes that it did. */
    private void awaitAnswersInTheLog(int answers) {
        await().until(() -> judge().answered().size() == answers);
    }

    private SmscJudge judge() throws IOException {
        carrier.flushLog();
        return SmscJudge.of(log());
    }

    private static String handset(int no) {
        return "86138001381%02d".formatted(no);
    }

    private static SendOutcome outcome(List<CompletableFuture<SendOutcome>> sent) {
        return outcomes(sent).get(0);
    }

    private static List<SendOutcome> outcomes(List<CompletableFuture<SendOutcome>> sent) {
        return sent.stream()
                .map(each -> each.orTimeout(8, TimeUnit.SECONDS).join())
                .toList();
    }
}
