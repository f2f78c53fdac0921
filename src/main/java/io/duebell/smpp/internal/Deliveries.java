package io.duebell.smpp.internal;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.carrier.SendOutcome;
import io.duebell.smpp.LinkSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the carrier delivers: receipts and borrowers' texts. It returns, and the session acknowledges, once the
 * sink has committed; else the carrier gets ESME_RX_T_APPN (0x64) and comes again.
 *
 * <p>jSMPP answers all PDUs from one pool. No more than {@link #MOST_AT_ONCE} deliveries are in it at a time, so that
 * a slow database never keeps a {@code submit_sm_resp} from being heard.
 */
final class Deliveries implements MessageReceiverListener {

    static final int MOST_AT_ONCE = 128;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** esm_class bits 5-2: 0001 a receipt, 1000 an intermediate notification (SMPP 3.4, 5.2.12). */
    private static final int MESSAGE_TYPE = 0x3C;

    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TIME = 20;

    private final LinkSettings.Link link;
    private final Sinks sinks;
    private final Clock clock;
    private final SmppMeters meters;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Deliveries(LinkSettings.Link link, Sinks sinks, Clock clock, SmppMeters meters) {
        this.link = link;
        this.sinks = sinks;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        if (!places.tryAcquire()) {
            throw refuse("busy", null);
        }
        try {
            if (isReceipt(pdu)) {
                takeReceipt(pdu);
            } else {
                takeInbound(pdu);
            }
        } catch (NotStoredException e) {
            LOG.atWarn()
                    .addKeyValue("link", link.id())
                    .addKeyValue("cause", String.valueOf(e.getMessage()))
                    .log("a delivery could not be stored; the carrier is told to come again");
            throw refuse("not-stored", e);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("link", link.id())
                    .setCause(e)
                    .log("a delivery met a fault of ours; the carrier is told to come again");
            throw refuse("fault", e);
        } finally {
            places.release();
        }
    }

    private void takeReceipt(DeliverSm pdu) {
        ReceiptText text = ReceiptText.parse(MessageBody.of(pdu).text());
        String id = Objects.requireNonNullElse(Tlv.text(pdu, Tlv.RECEIPTED_MESSAGE_ID), "");
        if (id.isEmpty()) {
            id = Objects.requireNonNullElse(text.id(), "");
        }
        if (id.isEmpty() || id.length() > 65) {
            meters.notTaken(link.id(), "no-message-id");
            LOG.atWarn()
                    .addKeyValue("link", link.id())
                    .log("a receipt names no message; it is acknowledged and left, coming again would not help");
            return;
        }
        Optional<ReceiptState> told = state(pdu).or(text::state);
        ReceiptState state = told.filter(each -> each == ReceiptState.ACCEPTED && link.acceptedIsDelivered())
                .map(each -> ReceiptState.DELIVERED)
                .or(() -> told)
                .orElse(ReceiptState.UNKNOWN);
        sink(sinks.receipts().get())
                .store(new Receipt(
                        link.id(),
                        link.messageIdForm().ofReceipt(id),
                        state,
                        atMost(LONGEST_CODE, code(pdu, text, told.isEmpty())),
                        CarrierNumber.msisdn(pdu.getSourceAddr()).orElse(null),
                        atMost(LONGEST_TIME, text.doneDate()),
                        clock.instant()));
        meters.receipt(link.id(), state);
    }

    private void takeInbound(DeliverSm pdu) {
        Instant receivedAt = clock.instant();
        MessageBody body = MessageBody.of(pdu);
        sink(sinks.inbound().get())
                .store(new InboundText(
                        link.id(),
                        CarrierNumber.normalised(pdu.getSourceAddr()),
                        CarrierNumber.normalised(pdu.getDestAddress()),
                        body.text(),
                        Fingerprint.of(link.id(), pdu, body, receivedAt),
                        receivedAt));
        meters.inbound(link.id());
    }

    /** An answer to a part that was given up already: whoever follows the part may settle its doubt. */
    void lateAnswer(OutboundPart part, SendOutcome answer) {
        LateAnswerSink sink = sinks.lateAnswers().get();
        if (sink != null && !(answer instanceof SendOutcome.Unconfirmed)) {
            sink.late(link.id(), part, answer);
        }
    }

    private static boolean isReceipt(DeliverSm pdu) {
        int type = pdu.getEsmClass() & MESSAGE_TYPE;
        return type == RECEIPT || type == INTERMEDIATE || Tlv.bytes(pdu, Tlv.MESSAGE_STATE) != null;
    }

    private static Optional<ReceiptState> state(DeliverSm pdu) {
        var wire = Tlv.octet(pdu, Tlv.MESSAGE_STATE);
        return wire.isPresent() ? ReceiptState.ofWire(wire.getAsInt()) : Optional.empty();
    }

    /** {@code err:}; else the network's code; else, for a state nobody knows, the carrier's word itself. */
    private static @Nullable String code(DeliverSm pdu, ReceiptText text, boolean unknownState) {
        if (text.err() != null) {
            return text.err();
        }
        byte[] network = Tlv.bytes(pdu, Tlv.NETWORK_ERROR_CODE);
        if (network != null && network.length == 3) {
            return network[0] + "-" + (((network[1] & 0xFF) << 8) | (network[2] & 0xFF));
        }
        return unknownState ? text.stat() : null;
    }

    private static @Nullable String atMost(int length, @Nullable String text) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    private static <T> T sink(@Nullable T sink) {
        if (sink == null) {
            throw new NotStoredException("no room takes deliveries yet", new IllegalStateException("no sink"));
        }
        return sink;
    }

    private ProcessRequestException refuse(String cause, @Nullable Throwable thrown) {
        meters.notTaken(link.id(), cause);
        return new ProcessRequestException(cause, SMPPConstant.STAT_ESME_RX_T_APPN, thrown);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
