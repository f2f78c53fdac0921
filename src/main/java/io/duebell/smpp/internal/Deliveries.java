package io.duebell.smpp.internal;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.LateAnswerSink;
import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.SendOutcome;
import io.duebell.smpp.LinkSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the carrier delivers: receipts and borrowers' texts. It returns, and the session acknowledges, once the
 * sink has committed; else the carrier gets ESME_RX_T_APPN (0x64) and comes again. What is of no use to anybody gets
 * ESME_RX_P_APPN (0x65).
 *
 * <p>jSMPP answers all PDUs from one pool. No more than {@link #MOST_AT_ONCE} deliveries are in it at a time, so that
 * a slow database never keeps a {@code submit_sm_resp} from being heard.
 */
final class Deliveries implements MessageReceiverListener {

    static final int MOST_AT_ONCE = 128;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final LinkSettings.Link link;
    private final Sinks sinks;
    private final Clock clock;
    private final SmppMeters meters;
    private final ReceiptReader receipts;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Deliveries(LinkSettings.Link link, Sinks sinks, Clock clock, SmppMeters meters) {
        this.link = link;
        this.sinks = sinks;
        this.clock = clock;
        this.meters = meters;
        this.receipts = new ReceiptReader(link);
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        take(Delivery.of(pdu));
    }

    /** Some carriers send receipts by {@code data_sm}; its answer wants an id, which nobody ever asks for again. */
    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        take(Delivery.of(pdu));
        try {
            return new DataSmResult(new MessageId("0"), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException("an id of one character fits", e);
        }
    }

    private void take(Delivery delivery) throws ProcessRequestException {
        if (!places.tryAcquire()) {
            throw refuse("busy", SMPPConstant.STAT_ESME_RX_T_APPN, null);
        }
        try {
            if (delivery.isReceipt()) {
                takeReceipt(delivery);
            } else {
                takeInbound(delivery);
            }
        } catch (NotStoredException e) {
            LOG.atWarn()
                    .addKeyValue("link", link.id())
                    .addKeyValue("cause", String.valueOf(e.getMessage()))
                    .log("a delivery could not be stored; the carrier is told to come again");
            throw refuse("not-stored", SMPPConstant.STAT_ESME_RX_T_APPN, e);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("link", link.id())
                    .setCause(e)
                    .log("a delivery met a fault of ours; the carrier is told to come again");
            throw refuse("fault", SMPPConstant.STAT_ESME_RX_T_APPN, e);
        } finally {
            places.release();
        }
    }

    private void takeReceipt(Delivery delivery) throws ProcessRequestException {
        Receipt receipt = receipts.read(delivery, clock.instant()).orElse(null);
        if (receipt == null) {
            LOG.atWarn()
                    .addKeyValue("link", link.id())
                    .log("a receipt names no message; it is refused for good, coming again would not help");
            throw refuse("no-message-id", SMPPConstant.STAT_ESME_RX_P_APPN, null);
        }
        sink(sinks.receipts().get()).store(receipt);
        meters.receipt(link.id(), receipt.state());
    }

    private void takeInbound(Delivery delivery) {
        Instant receivedAt = clock.instant();
        UserData text = UserData.of(delivery, link);
        sink(sinks.inbound().get())
                .store(new InboundText(
                        link.id(),
                        CarrierNumber.normalised(delivery.pdu().getSourceAddr()),
                        CarrierNumber.normalised(delivery.pdu().getDestAddress()),
                        text.charset(),
                        text.octets(),
                        text.segment(),
                        Fingerprint.of(link.id(), delivery, receivedAt),
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

    private static <T> T sink(@Nullable T sink) {
        if (sink == null) {
            throw new NotStoredException("no room takes deliveries yet", new IllegalStateException("no sink"));
        }
        return sink;
    }

    private ProcessRequestException refuse(String cause, int status, @Nullable Throwable thrown) {
        meters.notTaken(link.id(), cause);
        return new ProcessRequestException(cause, status, thrown);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}
}
