package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.LinkOrder;
import io.duebell.carrier.LinkStatus.State;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.simulator.carrier.Handsets;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.smpp.MessageIdForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmppLinkTests {

    private static final String BORROWER = "8613800138123";
    private static final SmscSettings CARRIER = SmscSettings.loopback("duebell", "secret")
            .withReceipts(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "【农信社】张先生，您尾号1234的贷款利息320.50元将于6月20日结息，请备足于原账户。",
                "Dear {Mr Zhang}: 12.50€ [due] ~20 June~ ^|\\",
                "表情😀与汉字",
            })
    void a_text_reaches_the_handset_unchanged(String text) throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway = bound(carrier, 10)) {
            assertThat(outcomes(gateway.send(BORROWER, text))).allMatch(SendOutcome.Accepted.class::isInstance);

            assertThat(carrier.handsets().of(BORROWER))
                    .extracting(Handsets.Text::body)
                    .containsExactly(text);
        }
    }

    @Test
    void three_parts_are_joined_on_the_handset_and_each_has_its_receipt() throws IOException {
        String text = "利息😀".repeat(45);
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway = bound(carrier, 10)) {
            List<SendOutcome> outcomes = outcomes(gateway.send(BORROWER, text));
            await().untilAsserted(() -> assertThat(gateway.receipts).hasSize(3));

            assertThat(carrier.handsets().of(BORROWER)).singleElement().satisfies(received -> {
                assertThat(received.body()).isEqualTo(text);
                assertThat(received.parts()).isEqualTo(3);
            });
            assertThat(gateway.receipts)
                    .extracting("messageId")
                    .containsExactlyInAnyOrderElementsOf(outcomes.stream()
                            .map(outcome -> ((SendOutcome.Accepted) outcome).messageId())
                            .toList());
        }
    }

    @Test
    void a_carrier_with_a_journal_sends_the_receipts_it_owes_after_a_crash() throws IOException {
        SmscSettings careful = CARRIER.withJournal(folder.resolve("owed.tsv"));
        List<SendOutcome> outcomes;
        try (SmscSimulator carrier = SmscSimulator.start(
                        careful.withReceipts(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1)));
                LinkFixture gateway = bound(carrier, 10)) {
            outcomes = outcomes(gateway.send(BORROWER, "first"));
            assertThat(gateway.receipts).isEmpty();
        }

        try (SmscSimulator carrier = SmscSimulator.start(careful);
                LinkFixture gateway = bound(carrier, 10)) {
            await().untilAsserted(() -> assertThat(gateway.receipts).hasSize(1));

            assertThat(gateway.receipts)
                    .extracting("messageId")
                    .containsExactly(((SendOutcome.Accepted) outcomes.get(0)).messageId());
            await().untilAsserted(() ->
                    assertThat(carrier.figures().receiptsWaiting()).isZero());
        }
        try (SmscSimulator carrier = SmscSimulator.start(careful)) {
            assertThat(carrier.figures().receiptsWaiting()).isZero();
        }
    }

    @Test
    void a_receipt_in_decimal_names_the_message_of_a_hexadecimal_response() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withReceiptIds(SmscSettings.ReceiptIds.DECIMAL));
                LinkFixture gateway = bound(new LinkFixture(
                        LinkFixture.settings(carrier.port(), 10, "secret", MessageIdForm.DECIMAL_TO_HEX)))) {
            SendOutcome outcome = outcomes(gateway.send("8613800137777", "hi")).get(0);
            await().until(() -> !gateway.receipts.isEmpty());

            assertThat(gateway.receipts).singleElement().satisfies(receipt -> {
                assertThat(receipt.messageId()).isEqualTo(((SendOutcome.Accepted) outcome).messageId());
                assertThat(receipt.state()).isEqualTo(ReceiptState.UNDELIVERABLE);
                assertThat(receipt.code()).isEqualTo("001");
            });
        }
    }

    @Test
    void a_receipt_that_could_not_be_stored_is_refused_for_now_and_comes_again() throws IOException {
        Path log = folder.resolve("smsc.tsv");
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withLog(log));
                LinkFixture gateway = bound(carrier, 10)) {
            gateway.refusals.set(2);
            outcomes(gateway.send(BORROWER, "hi"));
            await().until(() -> carrier.figures().receipts() == 1);

            assertThat(gateway.receipts).hasSize(1);
            assertThat(carrier.figures().receiptsAgain()).isEqualTo(2);
            assertThat(carrier.figures().receiptsWaiting()).isZero();
        }
        assertThat(Files.readAllLines(log))
                .extracting(line -> line.split("\t")[2] + " " + line.split("\t")[4])
                .filteredOn(command -> !command.startsWith("submit_sm_resp"))
                .containsExactly("submit_sm 0", "deliver_sm 64", "deliver_sm 64", "deliver_sm 0");
    }

    @Test
    void a_borrowers_text_arrives_whole_with_its_numbers() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway = bound(carrier, 10)) {
            carrier.sendReply(BORROWER, "1069000142", "已还款，" + "谢谢".repeat(60));
            await().until(() -> !gateway.inbound.isEmpty());

            assertThat(gateway.inbound).singleElement().satisfies(text -> {
                assertThat(text.sender()).isEqualTo(BORROWER);
                assertThat(text.destination()).isEqualTo("1069000142");
                assertThat(text.body()).isEqualTo("已还款，" + "谢谢".repeat(60));
                assertThat(text.fingerprint()).hasSize(64);
            });
        }
    }

    @Test
    void a_refused_password_breaks_the_link_and_makes_no_bind_loop() throws Exception {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway =
                        new LinkFixture(LinkFixture.settings(carrier.port(), 10, "wrong", MessageIdForm.AS_IS))) {
            await().until(() -> gateway.link.status().state() == State.BROKEN);
            SendOutcome outcome = outcomes(gateway.send(BORROWER, "hi")).get(0);

            assertThat(gateway.link.status().lastError())
                    .isEqualTo("carrier refuses the password of link cmcc; correct duebell.links[0].password");
            assertThat(outcome).isEqualTo(SmppLink.NO_BIND);
            await().during(Duration.ofSeconds(1)).until(() -> carrier.binds() == 1);
        }
    }

    @Test
    void parts_in_flight_when_the_carrier_goes_are_in_doubt_at_once_and_the_link_binds_again() throws IOException {
        SmscSettings slow = CARRIER.withLatency(Duration.ofSeconds(5));
        int port;
        List<CompletableFuture<SendOutcome>> inFlight;
        LinkFixture gateway;
        try (SmscSimulator carrier = SmscSimulator.start(slow)) {
            port = carrier.port();
            gateway = bound(carrier, 10);
            inFlight = gateway.send(BORROWER, "利息".repeat(100));
            await().until(() -> gateway.link.status().inFlight() == 4);
        }

        try (gateway) {
            assertThat(outcomes(inFlight)).hasSize(4).allMatch(new SendOutcome.Unconfirmed("connection-lost")::equals);
            assertThat(outcomes(gateway.send(BORROWER, "hi"))).containsExactly(SmppLink.NO_BIND);
            try (SmscSimulator carrier = SmscSimulator.start(CARRIER.at("127.0.0.1", port))) {
                await().until(gateway.link::isReady);
                assertThat(outcomes(gateway.send(BORROWER, "hi"))).allMatch(SendOutcome.Accepted.class::isInstance);
                assertThat(carrier.figures().accepted()).isEqualTo(1);
            }
        }
    }

    @Test
    void an_answer_after_the_response_timeout_is_told_of_late() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withLatency(Duration.ofMillis(700)));
                LinkFixture gateway = bound(new LinkFixture(LinkFixture.settings(
                        carrier.port(), 10, "secret", MessageIdForm.AS_IS, Duration.ofMillis(300))))) {
            assertThat(outcomes(gateway.send(BORROWER, "hi"))).containsExactly(new SendOutcome.Unconfirmed("timeout"));

            await().untilAsserted(() ->
                    assertThat(gateway.lateAnswers).singleElement().isInstanceOf(SendOutcome.Accepted.class));
        }
    }

    @Test
    void a_link_that_the_carrier_unbinds_binds_again() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway = bound(carrier, 10)) {
            carrier.unbindAll();
            await().until(() -> carrier.binds() == 2 && gateway.link.isReady());

            assertThat(outcomes(gateway.send(BORROWER, "hi"))).allMatch(SendOutcome.Accepted.class::isInstance);
        }
    }

    @Test
    void refusals_are_told_apart_by_their_code() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withRate(2));
                LinkFixture gateway = bound(carrier, 10)) {
            assertThat(outcomes(gateway.send("8613800130000", "hi")))
                    .containsExactly(new SendOutcome.RefusedForGood("0x0000000B", SendOutcome.Fault.RECIPIENT));
            assertThat(outcomes(gateway.send("8613800130001", "hi")))
                    .containsExactly(new SendOutcome.RefusedForNow("0x00000008", Duration.ofSeconds(30), true));

            assertThat(outcomes(gateway.send(BORROWER, "利息".repeat(100))))
                    .contains(new SendOutcome.RefusedForNow("0x00000058", Duration.ofSeconds(1), false));
        }
    }

    @Test
    void a_draining_link_takes_nothing_new_but_finishes_and_hears_what_the_carrier_says() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withLatency(Duration.ofMillis(100)));
                LinkFixture gateway = bound(carrier, 10)) {
            List<CompletableFuture<SendOutcome>> begun = gateway.send(BORROWER, "hi");
            gateway.link.obey(LinkOrder.DRAIN);

            assertThat(outcomes(gateway.send(BORROWER, "hi"))).containsExactly(SmppLink.DRAINING);
            assertThat(outcomes(begun)).allMatch(SendOutcome.Accepted.class::isInstance);
            assertThat(gateway.link.status().state()).isEqualTo(State.DRAINING);
            await().until(() -> gateway.receipts.size() == 1);
            carrier.sendReply(BORROWER, "1069000142", "TD");
            await().until(() -> gateway.inbound.size() == 1);
        }
    }

    @Test
    void a_disabled_link_finishes_unbinds_and_stays_so_until_it_is_opened() throws IOException {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER.withLatency(Duration.ofMillis(200)));
                LinkFixture gateway = bound(carrier, 10)) {
            List<CompletableFuture<SendOutcome>> begun = gateway.send(BORROWER, "hi");
            gateway.link.obey(LinkOrder.DISABLE);

            assertThat(outcomes(begun)).allMatch(SendOutcome.Accepted.class::isInstance);
            await().until(() -> {
                gateway.link.obey(LinkOrder.DISABLE);
                return gateway.link.status().state() == State.DISABLED
                        && carrier.figures().sessions() == 0;
            });
            await().during(Duration.ofMillis(600)).until(() -> carrier.binds() == 1);
            gateway.link.obey(LinkOrder.OPEN);

            await().until(gateway.link::isReady);
            assertThat(outcomes(gateway.send(BORROWER, "hi"))).allMatch(SendOutcome.Accepted.class::isInstance);
        }
    }

    private static LinkFixture bound(SmscSimulator carrier, int window) {
        return bound(new LinkFixture(LinkFixture.settings(carrier.port(), window)));
    }

    private static LinkFixture bound(LinkFixture gateway) {
        await().pollInterval(10, TimeUnit.MILLISECONDS).until(gateway.link::isReady);
        return gateway;
    }

    private static List<SendOutcome> outcomes(List<CompletableFuture<SendOutcome>> sent) {
        return sent.stream()
                .map(each -> each.orTimeout(3, TimeUnit.SECONDS).join())
                .toList();
    }
}
