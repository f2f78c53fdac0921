package io.duebell.simulator.carrier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends receipts and borrowers' texts to the gateway, so many at a time, and keeps each until it is acknowledged: one
 * that is refused for now, not answered, or has no session to go by comes again.
 */
final class DeliveryPump {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPump.class);
    private static final int AT_ONCE = 64;
    private static final Set<Integer> FOR_NOW = Set.of(0x08, 0x14, 0x58, 0x64);
    private static final String NO_ID = "-";
    private static final byte RECEIPT = 0x04;
    private static final byte UCS2 = 0x08;
    private static final int LONGEST_SHORT_MESSAGE = 140;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

    private final Supplier<@Nullable SMPPServerSession> sessions;
    private final Duration retry;
    private final SmscLog log;
    private final ReceiptJournal journal;
    private final ScheduledThreadPoolExecutor pool;
    private final AtomicInteger references = new AtomicInteger();
    final AtomicLong waiting = new AtomicLong();
    final LongAdder receipts = new LongAdder();
    final LongAdder again = new LongAdder();

    DeliveryPump(Supplier<@Nullable SMPPServerSession> sessions, Duration retry, SmscLog log, ReceiptJournal journal) {
        this.sessions = sessions;
        this.retry = retry;
        this.log = log;
        this.journal = journal;
        this.pool = new ScheduledThreadPoolExecutor(AT_ONCE, task -> {
            Thread thread = new Thread(task, "smsc-deliver");
            thread.setDaemon(true);
            return thread;
        });
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** A receipt: what its text and its parameters say. */
    record Receipt(
            String recipient,
            String sender,
            String submitId,
            String writtenId,
            SmscSettings.Outcome outcome,
            ZonedDateTime submittedAt,
            WirePart part) {}

    /** The answer completes when the gateway has acknowledged it. */
    CompletableFuture<Receipt> receipt(Receipt receipt, Duration delay) {
        journal.owe(receipt);
        return receiptOwed(receipt, delay);
    }

    /** One that stands in the journal already. */
    CompletableFuture<Receipt> receiptOwed(Receipt receipt, Duration delay) {
        CompletableFuture<Receipt> acknowledged = new CompletableFuture<>();
        waiting.incrementAndGet();
        later(
                delay,
                () -> deliver(new Delivery(
                        receipt.recipient(),
                        receipt.submitId(),
                        receipt.part(),
                        session -> {
                            byte[] text = receiptText(receipt).getBytes(StandardCharsets.US_ASCII);
                            send(
                                    session,
                                    receipt.recipient(),
                                    receipt.sender(),
                                    RECEIPT,
                                    (byte) 0,
                                    text,
                                    new OptionalParameter.Receipted_message_id(receipt.writtenId()),
                                    new OptionalParameter.Message_state(
                                            (byte) receipt.outcome().wireState()));
                        },
                        () -> {
                            receipts.increment();
                            acknowledged.complete(receipt);
                        })));
        return acknowledged;
    }

    /** A text from a handset; one longer than a short message goes whole in message_payload. */
    void reply(String sender, String destination, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_16BE);
        WirePart alone = new WirePart(0, 1, 1, text);
        if (body.length <= LONGEST_SHORT_MESSAGE) {
            reply(sender, alone, session -> send(session, sender, destination, (byte) 0, UCS2, body));
        } else {
            reply(
                    sender,
                    alone,
                    session -> send(
                            session,
                            sender,
                            destination,
                            (byte) 0,
                            UCS2,
                            new byte[0],
                            new OptionalParameter.Message_payload(body)));
        }
    }

    /** A text as most handsets send it: one longer than a short message in parts, which may overtake each other. */
    void replyInParts(String sender, String destination, String text) {
        for (WirePart part : WirePart.split(text, references.incrementAndGet() & 0xFF)) {
            byte esmClass = part.total() == 1 ? (byte) 0 : WirePart.UDHI;
            reply(sender, part, session -> send(session, sender, destination, esmClass, UCS2, part.userData()));
        }
    }

    private void reply(String sender, WirePart part, Sending sending) {
        waiting.incrementAndGet();
        later(Duration.ZERO, () -> deliver(new Delivery(sender, NO_ID, part, sending, () -> {})));
    }

    void stop() {
        pool.shutdownNow();
    }

    private void deliver(Delivery delivery) {
        SMPPServerSession session = sessions.get();
        if (session == null) {
            comeAgain(delivery);
            return;
        }
        try {
            delivery.sending().by(session);
            settled(delivery);
            note(delivery, 0, session);
            delivery.acknowledged().run();
        } catch (NegativeResponseException e) {
            note(delivery, e.getCommandStatus(), session);
            if (FOR_NOW.contains(e.getCommandStatus())) {
                comeAgain(delivery);
            } else {
                settled(delivery);
                LOG.atWarn()
                        .addKeyValue("status", Integer.toHexString(e.getCommandStatus()))
                        .log("the gateway refused a delivery for good; it is dropped");
            }
        } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
            comeAgain(delivery);
        } catch (PDUException e) {
            settled(delivery);
            LOG.atError().setCause(e).log("a delivery that SMPP cannot carry; it is dropped");
        }
    }

    private void note(Delivery delivery, int status, SMPPServerSession session) {
        SmscLog.About about = new SmscLog.About(delivery.recipient(), delivery.part());
        log.line("out", "deliver_sm", delivery.id(), status, session.getSessionId(), about);
    }

    private void settled(Delivery delivery) {
        waiting.decrementAndGet();
        if (!delivery.id().equals(NO_ID)) {
            journal.settle(delivery.id());
        }
    }

    private void comeAgain(Delivery delivery) {
        again.increment();
        later(retry, () -> deliver(delivery));
    }

    private void later(Duration delay, Runnable task) {
        try {
            var unused = pool.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.atDebug().log("the simulator is stopping; a delivery is left");
        }
    }

    private static void send(
            SMPPServerSession session,
            String from,
            String to,
            byte esmClass,
            byte dataCoding,
            byte[] text,
            OptionalParameter... parameters)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                from,
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.ISDN,
                to,
                new ESMClass(esmClass),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                new RawDataCoding(dataCoding),
                text,
                parameters);
    }

    private static String receiptText(Receipt receipt) {
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        receipt.writtenId(),
                        receipt.outcome().wireState() == 2 ? "001" : "000",
                        MINUTE.format(receipt.submittedAt()),
                        MINUTE.format(ZonedDateTime.now(ZoneId.of("Asia/Shanghai"))),
                        receipt.outcome().state(),
                        receipt.outcome().code());
    }

    /** What goes to the gateway: the handset and part it is about, how it is put on a session, and what then happens. */
    private record Delivery(String recipient, String id, WirePart part, Sending sending, Runnable acknowledged) {}

    /** One way of putting a delivery on a session. */
    private interface Sending {
        void by(SMPPServerSession session)
                throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                        IOException;
    }
}
