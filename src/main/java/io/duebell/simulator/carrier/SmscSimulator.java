package io.duebell.simulator.carrier;

import dev.failsafe.RateLimiter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier's message centre over real SMPP 3.4: it takes binds and parts, answers after a latency, throttles and
 * refuses as it is told, shows the texts on {@link Handsets} and sends receipts until they are acknowledged.
 */
public final class SmscSimulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmscSimulator.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int HANDSETS = 50_000;
    private static final int QUEUE = 20_000;
    private static final long IDS_SINCE = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final SmscSettings.Outcome DELIVERED = new SmscSettings.Outcome("", "DELIVRD", 2, "000");

    private final SmscSettings settings;
    private final SmscSocket socket;
    private final SMPPServerSessionListener listener;
    private final SmscLog log;
    private final ReceiptJournal journal;
    private final DeliveryPump pump;
    private final Handsets handsets = new Handsets(HANDSETS);
    private final @Nullable RateLimiter<Object> limit;
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "smsc-timer"));
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong messageIds;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger mostBound = new AtomicInteger();
    private volatile boolean stopped;

    private SmscSimulator(SmscSettings settings) throws IOException {
        this.settings = settings;
        this.socket = SmscSocket.listen(settings.bindAddress(), settings.port());
        this.listener = new SMPPServerSessionListener(socket.port(), socket.asFactory());
        this.log = new SmscLog(settings.log());
        this.journal = new ReceiptJournal(settings.journal());
        this.pump = new DeliveryPump(this::nextSession, settings.receiptRetry(), log, journal);
        this.limit = settings.rate() == 0
                ? null
                : RateLimiter.burstyBuilder(settings.rate(), Duration.ofSeconds(1))
                        .build();
        this.messageIds = new AtomicLong(firstId(Instant.now()));
    }

    /** No start begins with an id that an earlier one has used, unless that took more than 4096 parts a second. */
    private static long firstId(Instant start) {
        return (start.getEpochSecond() - IDS_SINCE) << 12;
    }

    /** Listens and takes binds at once; throws IOException when the port is taken. */
    public static SmscSimulator start(SmscSettings settings) throws IOException {
        SmscSimulator simulator = new SmscSimulator(settings);
        simulator.listen();
        return simulator;
    }

    public int port() {
        return socket.port();
    }

    public Handsets handsets() {
        return handsets;
    }

    /** A borrower writes: the text goes to the gateway from this number to that, until it is acknowledged. */
    public void sendReply(String msisdn, String destination, String text) {
        pump.reply(msisdn, destination, text);
    }

    /** Cuts every connection, as a broken line does; binds are taken again at once. */
    public void dropConnections() {
        sessions.forEach(SMPPServerSession::close);
    }

    /** Asks every gateway to unbind, as a carrier does before its maintenance. */
    public void unbindAll() {
        sessions.forEach(SMPPServerSession::unbindAndClose);
    }

    public SmscFigures figures() {
        return new SmscFigures(
                accepted.sum(),
                refused.sum(),
                throttled.sum(),
                pump.receipts.sum(),
                pump.again.sum(),
                pump.waiting.get(),
                sessions.size());
    }

    /** Bind requests since the start, refused ones included. */
    public int binds() {
        return binds.get();
    }

    /** The most binds that were bound at the same time since the start. */
    public int mostBound() {
        return mostBound.get();
    }

    private void listen() {
        listener.setPduProcessorDegree(settings.latency().isZero() ? 16 : settings.window());
        listener.setQueueCapacity(QUEUE);
        listener.setMessageReceiverListener(new Submits(this));
        var unused = timer.scheduleWithFixedDelay(log::flush, 100, 100, TimeUnit.MILLISECONDS);
        daemon(this::acceptAll, "smsc-accept").start();
        journal.owed().forEach(receipt -> pump.receiptOwed(receipt, receiptDelay()));
    }

    private void acceptAll() {
        while (!stopped) {
            try {
                SMPPServerSession session = listener.accept();
                daemon(() -> takeBind(session), "smsc-bind").start();
            } catch (IOException e) {
                if (!stopped) {
                    LOG.atWarn()
                            .addKeyValue("cause", String.valueOf(e.getMessage()))
                            .log("a connection failed");
                }
            }
        }
    }

    private void takeBind(SMPPServerSession session) {
        try {
            BindRequest bind = session.waitForBind(10_000);
            binds.incrementAndGet();
            if (!settings.systemId().equals(bind.getSystemId())) {
                bind.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!settings.password().equals(bind.getPassword())) {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                session.setEnquireLinkTimer(30_000);
                session.setTransactionTimer(20_000);
                session.addSessionStateListener((now, before, source) -> {
                    if (!now.isBound()) {
                        sessions.remove(session);
                    }
                });
                bind.accept("duebell-smsc", InterfaceVersion.IF_34);
                sessions.add(session);
                mostBound.accumulateAndGet(sessions.size(), Math::max);
                if (!session.getSessionState().isBound() || stopped) {
                    sessions.remove(session);
                    session.close();
                }
                return;
            }
        } catch (IOException | TimeoutException | PDUException | IllegalStateException e) {
            LOG.atInfo()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("a connection did not bind; it is closed");
        }
        session.close();
    }

    /** Answers one part; what it throws is the negative response. */
    SubmitSmResult submit(SubmitSm pdu) throws ProcessRequestException {
        String recipient = pdu.getDestAddress();
        WirePart part = WirePart.read(pdu);
        pause(settings.latency());
        int status = statusFor(recipient);
        if (status != 0) {
            refused.increment();
            log.line("in", "submit_sm", "-", status, recipient, part);
            throw new ProcessRequestException("refused as configured", status);
        }
        String id = "%010X".formatted(messageIds.getAndIncrement());
        accepted.increment();
        log.line("in", "submit_sm", id, 0, recipient, part);
        SmscSettings.Outcome outcome = outcomeFor(recipient);
        if (outcome.wireState() == DELIVERED.wireState()) {
            handsets.take(recipient, pdu.getSourceAddr(), part, Instant.now());
        }
        if ((pdu.getRegisteredDelivery() & 0x03) != 0) {
            pump.receipt(
                    new DeliveryPump.Receipt(
                            recipient, pdu.getSourceAddr(), id, writtenId(id), outcome, ZonedDateTime.now(ZONE), part),
                    receiptDelay());
        }
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUException e) {
            throw new IllegalStateException("an id of ten characters fits", e);
        }
    }

    private int statusFor(String recipient) {
        for (SmscSettings.Refusal refusal : settings.refusals()) {
            if (recipient.endsWith(refusal.suffix())) {
                return refusal.status();
            }
        }
        if (limit != null && !limit.tryAcquirePermit()) {
            throttled.increment();
            return SMPPConstant.STAT_ESME_RTHROTTLED;
        }
        return 0;
    }

    private SmscSettings.Outcome outcomeFor(String recipient) {
        return settings.outcomes().stream()
                .filter(outcome -> recipient.endsWith(outcome.suffix()))
                .findFirst()
                .orElse(DELIVERED);
    }

    private String writtenId(String id) {
        return switch (settings.receiptIds()) {
            case HEX -> id;
            case DECIMAL -> Long.toString(Long.parseLong(id, 16));
        };
    }

    private Duration receiptDelay() {
        long least = settings.receiptDelayMin().toNanos();
        long most = settings.receiptDelayMax().toNanos();
        return Duration.ofNanos(
                least == most ? least : ThreadLocalRandom.current().nextLong(least, most));
    }

    private @Nullable SMPPServerSession nextSession() {
        Object[] now = sessions.toArray();
        if (now.length == 0) {
            return null;
        }
        return (SMPPServerSession) now[Math.floorMod(turn.getAndIncrement(), now.length)];
    }

    private static void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops as a crash would: connections are cut, receipts not yet acknowledged are gone unless a journal keeps them. */
    @Override
    public void close() {
        stopped = true;
        pump.stop();
        try {
            listener.close();
        } catch (IOException e) {
            LOG.atDebug().log("the listening socket was closed already");
        }
        sessions.forEach(SMPPServerSession::close);
        timer.shutdownNow();
        log.close();
        journal.close();
    }
}
