package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.Inquiry;
import io.duebell.carrier.Inquiry.Answer;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome.Accepted;
import io.duebell.simulator.carrier.FaultKind;
import io.duebell.simulator.carrier.Faults;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions to the carrier after parts whose receipt is overdue, over real SMPP. */
class InquiryTests {

    private SmscSimulator carrier;
    private LinkFixture gateway;

    @BeforeEach
    void bind() throws IOException {
        // No receipt comes: what the link learns of a part it has asked.
        carrier = SmscSimulator.start(
                SmscSettings.loopback("duebell", "secret"), Faults.of(FaultKind.RECEIPTS_LOST, "1"));
        gateway = new LinkFixture(LinkFixture.link(
                Map.of("port", carrier.port(), "overdue.ask-after", "15m", "overdue.asks-per-second", 1000)));
        await().until(() -> gateway.link.isReady());
    }

    @AfterEach
    void close() {
        gateway.close();
        carrier.close();
    }

    @ParameterizedTest
    @CsvSource({
        "8613800138123, DELIVERED, 000",
        "8613800137777, UNDELIVERABLE, 001",
        "8613800138888, EXPIRED, 027",
        "8613800139999, REJECTED, 013"
    })
    void theCarriersWordIsAReceiptOfThePart(String handset, ReceiptState state, String code) throws Exception {
        Accepted accepted = send(handset);

        Answer answer = await().until(() -> ask(accepted), InquiryTests::isFinal);

        Receipt receipt = ((Answer.Told) answer).receipt();
        assertThat(receipt.messageId()).isEqualTo(accepted.messageId());
        assertThat(receipt.state()).isEqualTo(state);
        assertThat(receipt.code()).isEqualTo(code);
        assertThat(gateway.receipts).as("none came unasked").isEmpty();
    }

    @Test
    void aMessageTheCarrierHasForgottenIsNotKnown() throws Exception {
        assertThat(gateway.link.ask(new Inquiry("FFFFFFFFFF")).get(5, TimeUnit.SECONDS))
                .isEqualTo(new Answer.NotKnown("0x00000067"));
        assertThat(gateway.link.mayAsk()).isTrue();
    }

    @Test
    void aCarrierThatKnowsNoSuchQuestionIsAskedNoMoreUntilTheNextBind() throws Exception {
        carrier.misbehave(Faults.of(FaultKind.QUERY_UNKNOWN, "1"));
        assertThat(ask(send("8613800138123"))).isEqualTo(new Answer.NotUnderstood());
        assertThat(gateway.link.mayAsk()).isFalse();

        carrier.dropConnections();

        await().until(() -> gateway.link.mayAsk());
    }

    @Test
    void aLinkThatIsNotToldToAskDoesNotEvenKeepTheId() throws Exception {
        try (LinkFixture silent = new LinkFixture(LinkFixture.settings(carrier.port(), 10))) {
            await().until(() -> silent.link.isReady());
            Accepted accepted =
                    (Accepted) silent.send("8613800138123", "hi").get(0).get(5, TimeUnit.SECONDS);

            assertThat(silent.link.mayAsk()).isFalse();
            assertThat(accepted.carrierId()).isNull();
        }
    }

    @Test
    void aStoppingLinkLeavesNoQuestionOpen() throws Exception {
        gateway.close();

        assertThat(gateway.link.ask(new Inquiry("0000000001")).get(5, TimeUnit.SECONDS))
                .isInstanceOf(Answer.Silent.class);
    }

    private Accepted send(String handset) throws Exception {
        return (Accepted) gateway.send(handset, "hi").get(0).get(5, TimeUnit.SECONDS);
    }

    private Answer ask(Accepted accepted) throws Exception {
        String carrierId = Objects.requireNonNull(accepted.carrierId());
        return gateway.link.ask(new Inquiry(carrierId)).get(5, TimeUnit.SECONDS);
    }

    private static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Told told && told.receipt().state().isFinal();
    }
}
