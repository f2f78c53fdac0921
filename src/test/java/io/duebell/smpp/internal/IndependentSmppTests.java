package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.simulator.carrier.Handsets;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The link and the simulated carrier, each against an SMPP implementation that shares no code with jSMPP. */
@SuppressWarnings("rawtypes") // its interfaces name their own generic types so
class IndependentSmppTests {

    private static final String BORROWER = "8613800138123";
    private static final String ACCESS_NUMBER = "10690001";
    private static final short RECEIPTED_MESSAGE_ID = 0x001E;
    private static final short MESSAGE_STATE = 0x0427;
    private static final byte RECEIPT = 0x04;
    private static final byte UCS_2 = 0x08;

    @ParameterizedTest
    @CsvSource({
        "UDH_16, Dear {Mr Zhang}: 12.50€ are due on 20 June",
        "UDH_16, 您尾号1234的贷款利息320.50元将于6月20日结息",
    })
    void a_foreign_carrier_reads_our_texts(String form, String text) throws Exception {
        try (ForeignCarrier carrier = new ForeignCarrier();
                LinkFixture gateway = bound(carrier, form)) {
            assertThat(gateway.send(BORROWER, text))
                    .allSatisfy(
                            sent -> assertThat(sent.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.Accepted("1")));

            SubmitSm submit = carrier.submits.remove();
            assertThat(submit.getDestAddress().getAddress()).isEqualTo(BORROWER);
            assertThat(submit.getSourceAddress().getAddress()).isEqualTo(ACCESS_NUMBER);
            assertThat(submit.getRegisteredDelivery()).isEqualTo((byte) 1);
            assertThat(text(submit, submit.getShortMessage())).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"UDH_8", "UDH_16", "SAR", "PAYLOAD"})
    void a_foreign_carrier_reads_long_texts_in_each_form(String form) throws Exception {
        String text = "利息😀".repeat(45);
        try (ForeignCarrier carrier = new ForeignCarrier();
                LinkFixture gateway = bound(carrier, form)) {
            int parts = gateway.send(BORROWER, text).stream()
                    .map(sent -> sent.orTimeout(5, TimeUnit.SECONDS).join())
                    .toList()
                    .size();

            assertThat(carrier.submits).hasSize(parts);
            StringBuilder whole = new StringBuilder();
            for (SubmitSm submit : carrier.submits) {
                Tlv payload = submit.getOptionalParameter((short) 0x0424);
                byte[] body = payload == null ? submit.getShortMessage() : payload.getValue();
                boolean header = (submit.getEsmClass() & 0x40) != 0;
                whole.append(text(submit, header ? Arrays.copyOfRange(body, body[0] + 1, body.length) : body));
                if (form.equals("SAR")) {
                    assertThat(submit.getOptionalParameter((short) 0x020E).getValueAsByte())
                            .isEqualTo((byte) parts);
                }
            }
            assertThat(whole).hasToString(text);
        }
    }

    @Test
    void receipts_and_texts_of_a_foreign_carrier_are_understood_and_acknowledged() throws Exception {
        try (ForeignCarrier carrier = new ForeignCarrier();
                LinkFixture gateway = bound(carrier, "UDH_16")) {
            DeliverSm byParameters = delivery(RECEIPT, (byte) 0, new byte[0]);
            byParameters.addOptionalParameter(new Tlv(RECEIPTED_MESSAGE_ID, "7\0".getBytes(StandardCharsets.US_ASCII)));
            byParameters.addOptionalParameter(new Tlv(MESSAGE_STATE, new byte[] {2}));
            DeliverSm byText = delivery(
                    RECEIPT,
                    (byte) 0,
                    "id:8 sub:001 dlvrd:000 submit date:2606201200 done date:2606201201 stat:UNDELIV err:012 text:"
                            .getBytes(StandardCharsets.US_ASCII));
            DeliverSm reply = delivery((byte) 0, UCS_2, "已还款".getBytes(StandardCharsets.UTF_16BE));

            for (DeliverSm pdu : List.of(byParameters, byText, reply)) {
                PduResponse answer = carrier.deliver(pdu);
                assertThat(answer.getCommandStatus()).isZero();
            }

            assertThat(gateway.receipts)
                    .extracting(receipt -> receipt.messageId() + " " + receipt.state() + " " + receipt.code())
                    .containsExactly(
                            "7 " + ReceiptState.DELIVERED + " null", "8 " + ReceiptState.UNDELIVERABLE + " 012");
            assertThat(gateway.inbound).singleElement().satisfies(text -> {
                assertThat(text.sender()).isEqualTo(BORROWER);
                assertThat(text.body()).isEqualTo("已还款");
            });
        }
    }

    @Test
    void a_foreign_gateway_sends_through_the_simulated_carrier_and_hears_of_it() throws Exception {
        Queue<DeliverSm> delivered = new ConcurrentLinkedQueue<>();
        SmscSettings settings = SmscSettings.loopback("duebell", "secret")
                .withReceipts(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50));
        DefaultSmppClient client = new DefaultSmppClient();
        try (SmscSimulator carrier = SmscSimulator.start(settings)) {
            SmppSessionConfiguration bind = new SmppSessionConfiguration(SmppBindType.TRANSCEIVER, "duebell", "secret");
            bind.setHost("127.0.0.1");
            bind.setPort(carrier.port());
            SmppSession session = client.bind(bind, new DefaultSmppSessionHandler() {
                @Override
                public PduResponse firePduRequestReceived(PduRequest request) {
                    if (request instanceof DeliverSm deliver) {
                        delivered.add(deliver);
                    }
                    return request.createResponse();
                }
            });
            assertThat(session.areOptionalParametersSupported()).isTrue();
            SubmitSm submit = new SubmitSm();
            submit.setSourceAddress(new Address((byte) 0, (byte) 1, ACCESS_NUMBER));
            submit.setDestAddress(new Address((byte) 1, (byte) 1, BORROWER));
            submit.setDataCoding(UCS_2);
            submit.setRegisteredDelivery((byte) 1);
            submit.setShortMessage("请备足".getBytes(StandardCharsets.UTF_16BE));

            SubmitSmResp answer = session.submit(submit, 5_000);

            assertThat(answer.getCommandStatus()).isZero();
            assertThat(carrier.handsets().of(BORROWER))
                    .extracting(Handsets.Text::body)
                    .containsExactly("请备足");
            await().until(() -> !delivered.isEmpty());
            assertThat(delivered
                            .remove()
                            .getOptionalParameter(RECEIPTED_MESSAGE_ID)
                            .getValueAsString())
                    .isEqualTo(answer.getMessageId());
            session.unbind(2_000);
        } finally {
            client.destroy();
        }
    }

    private static LinkFixture bound(ForeignCarrier carrier, String form) {
        LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), Map.of("wire.long-texts", form)));
        await().pollInterval(10, TimeUnit.MILLISECONDS)
                .until(() -> gateway.link.isReady() && !carrier.sessions.isEmpty());
        return gateway;
    }

    private static String text(SubmitSm submit, byte[] body) {
        return submit.getDataCoding() == UCS_2
                ? CharsetUtil.decode(body, CharsetUtil.CHARSET_UCS_2)
                : CharsetUtil.decode(body, CharsetUtil.CHARSET_GSM);
    }

    private static DeliverSm delivery(byte esmClass, byte dataCoding, byte[] text) throws Exception {
        DeliverSm pdu = new DeliverSm();
        pdu.setSourceAddress(new Address((byte) 1, (byte) 1, BORROWER));
        pdu.setDestAddress(new Address((byte) 0, (byte) 1, ACCESS_NUMBER));
        pdu.setEsmClass(esmClass);
        pdu.setDataCoding(dataCoding);
        pdu.setShortMessage(text);
        return pdu;
    }

    /** A carrier of the other implementation, that accepts everything. */
    private static final class ForeignCarrier implements SmppServerHandler, AutoCloseable {

        private final DefaultSmppServer server;
        private final AtomicInteger ids = new AtomicInteger();
        private final Queue<SubmitSm> submits = new ConcurrentLinkedQueue<>();
        private final Queue<SmppServerSession> sessions = new ConcurrentLinkedQueue<>();

        ForeignCarrier() throws Exception {
            SmppServerConfiguration settings = new SmppServerConfiguration();
            settings.setHost("127.0.0.1");
            settings.setPort(freePort());
            settings.setSystemId("foreign");
            settings.setInterfaceVersion((byte) 0x34);
            server = new DefaultSmppServer(settings, this);
            server.start();
        }

        int port() {
            return server.getConfiguration().getPort();
        }

        /** The other implementation does not tell which port it was given. */
        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        PduResponse deliver(DeliverSm pdu) throws Exception {
            var answer = sessions.element().sendRequestPdu(pdu, 5_000, true);
            answer.await(5_000);
            return answer.getResponse();
        }

        @Override
        public void sessionBindRequested(Long id, SmppSessionConfiguration settings, BaseBind request) {}

        @Override
        public void sessionCreated(Long id, SmppServerSession session, BaseBindResp answer) {
            session.serverReady(new DefaultSmppSessionHandler() {
                @Override
                public PduResponse firePduRequestReceived(PduRequest request) {
                    PduResponse answer = request.createResponse();
                    if (request instanceof SubmitSm submit) {
                        submits.add(submit);
                        ((SubmitSmResp) answer).setMessageId(Integer.toString(ids.incrementAndGet()));
                    }
                    return answer;
                }
            });
            sessions.add(session);
        }

        @Override
        public void sessionDestroyed(Long id, SmppServerSession session) {
            session.destroy();
        }

        @Override
        public void close() {
            server.destroy();
        }
    }
}
