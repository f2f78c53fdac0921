package io.duebell.simulator.carrier;

import io.duebell.simulator.borrowers.Borrowers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier's message centre over real SMPP 3.4: it takes binds and parts, answers after a latency, throttles and
 * refuses as it is told, shows the texts on {@link Handsets} and sends receipts until they are acknowledged.
 */
public final class SmscSimulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmscSimulator.class);
    private static final int HANDSETS = 50_000;
    private static final int QUEUE = 20_000;
    private static final int INITIATION_MILLIS = 5_000;
    private static final int AT_ONCE = 16;

    private final SmscSettings settings;
    private final SmscSocket socket;
    private final SmscLog log;
    private final ReceiptJournal journal;
    private final DeliveryPump pump;
    private final Handsets handsets = new Handsets(HANDSETS);
    private final SubmitDesk desk;
    private final Map<SMPPServerSession, SmscLine> lines = new ConcurrentHashMap<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "smsc-timer"));
    private final ScheduledExecutorService life =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "smsc-borrowers"));
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger binds = new AtomicInteger();
    private final AtomicInteger mostBound = new AtomicInteger();
    private volatile Faults faults;
    private volatile boolean stopped;

    private SmscSimulator(SmscSettings settings, Faults faults) throws IOException {
        this.settings = settings;
        this.faults = faults;
        this.socket = SmscSocket.listen(settings.bindAddress(), settings.port());
        this.log = new SmscLog(settings.log());
        this.journal = new ReceiptJournal(settings.journal());
        this.pump = new DeliveryPump(this::nextSession, settings.receiptRetry(), log, journal);
        this.desk = new SubmitDesk(settings, this::faults, log, pump, handsets);
    }

    /** Listens and takes binds at once; throws IOException when the port is taken. */
    public static SmscSimulator start(SmscSettings settings) throws IOException {
        return start(settings, Faults.NONE);
    }

    /** One that misbehaves from its first bind on. */
    public static SmscSimulator start(SmscSettings settings, Faults faults) throws IOException {
        SmscSimulator simulator = new SmscSimulator(settings, faults);
        simulator.listen();
        return simulator;
    }

    /** Misbehaves so from now on, and no longer as before; a line that is half-open or broken off stays so. */
    public void misbehave(Faults others) {
        faults = others;
    }

    Faults faults() {
        return faults;
    }

    public int port() {
        return socket.port();
    }

    public Handsets handsets() {
        return handsets;
    }

    /** A borrower writes: the text goes to the gateway from this number to that, until it is acknowledged. */
    public void sendReply(String msisdn, String destination, String text) {
        handsets.write(msisdn, text, false);
        pump.reply(msisdn, destination, text);
    }

    /** Gives the handsets owners that read and answer by themselves, and the clock that these live by. */
    public void inhabit(Borrowers borrowers, InstantSource clock) {
        handsets.showTimeOf(clock);
        handsets.readBy(text -> borrowers.read(text.recipient(), text.sender(), text.body()));
        var unused = life.scheduleWithFixedDelay(() -> live(borrowers), 500, 500, TimeUnit.MILLISECONDS);
    }

    private void live(Borrowers borrowers) {
        try {
            borrowers.step((msisdn, destination, text) -> {
                handsets.write(msisdn, text, true);
                pump.replyInParts(msisdn, destination, text);
            });
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("the simulated borrowers could not do what was due; they go on");
        }
    }

    /** Cuts every connection, as a broken line does; binds are taken again at once. */
    public void dropConnections() {
        sessions.forEach(SMPPServerSession::close);
    }

    /** Asks every gateway to unbind, as a carrier does before its maintenance. */
    public void unbindAll() {
        sessions.forEach(SMPPServerSession::unbindAndClose);
    }

    /** Lets a reader of the log see all that has happened. */
    public void flushLog() {
        log.flush();
    }

    public SmscFigures figures() {
        return new SmscFigures(
                desk.accepted.sum(),
                desk.refused.sum(),
                desk.throttled.sum(),
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
        var unused = timer.scheduleWithFixedDelay(log::flush, 100, 100, TimeUnit.MILLISECONDS);
        daemon(this::acceptAll, "smsc-accept").start();
        journal.owed().forEach(desk::owe);
    }

    private void acceptAll() {
        while (!stopped) {
            try {
                SmscLine line = new SmscLine(socket.accept(), this::faults, log);
                line.setSoTimeout(INITIATION_MILLIS);
                daemon(() -> takeBind(line), "smsc-bind").start();
            } catch (IOException e) {
                if (!stopped) {
                    LOG.atWarn()
                            .addKeyValue("cause", String.valueOf(e.getMessage()))
                            .log("a connection failed");
                }
            }
        }
    }

    private SMPPServerSession session(SmscLine line) {
        boolean quick = settings.latency().isZero() && faults.isNone();
        return new SMPPServerSession(
                line,
                (now, before, source) -> {},
                new Submits(desk, line),
                null,
                quick ? AT_ONCE : settings.window(),
                QUEUE,
                new SynchronizedPDUSender(new DefaultPDUSender()),
                line.reader());
    }

    private void takeBind(SmscLine line) {
        SMPPServerSession session = session(line);
        try {
            BindRequest bind = session.waitForBind(10_000);
            binds.incrementAndGet();
            int refusal = refusal(bind);
            if (refusal == 0) {
                accept(bind, session, line);
                return;
            }
            bind.reject(refusal);
        } catch (IOException | TimeoutException | PDUException | IllegalStateException e) {
            LOG.atInfo()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("a connection did not bind; it is closed");
        }
        session.close();
    }

    /** The status it is refused with, or 0. */
    private int refusal(BindRequest bind) {
        int told = faults.detail(FaultKind.REFUSE_BIND);
        if (told != 0) {
            return told;
        }
        if (!settings.systemId().equals(bind.getSystemId())) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        return settings.password().equals(bind.getPassword()) ? 0 : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    private void accept(BindRequest bind, SMPPServerSession session, SmscLine line) throws IOException, PDUException {
        session.setEnquireLinkTimer(30_000);
        session.setTransactionTimer(20_000);
        session.addSessionStateListener((now, before, source) -> {
            if (!now.isBound()) {
                forget(session);
            }
        });
        line.bound(
                settings.systemId() + "/" + session.getSessionId(),
                () -> daemon(session::unbindAndClose, "smsc-unbind").start());
        bind.accept("duebell-smsc", InterfaceVersion.IF_34);
        lines.put(session, line);
        sessions.add(session);
        mostBound.accumulateAndGet(sessions.size(), Math::max);
        if (!session.getSessionState().isBound() || stopped) {
            forget(session);
            session.close();
        }
    }

    private void forget(SMPPServerSession session) {
        sessions.remove(session);
        lines.remove(session);
    }

    private @Nullable SMPPServerSession nextSession() {
        Object[] now = sessions.toArray();
        for (int tries = 0; tries < now.length; tries++) {
            SMPPServerSession next = (SMPPServerSession) now[Math.floorMod(turn.getAndIncrement(), now.length)];
            SmscLine line = lines.get(next);
            if (line != null && !line.isHalfOpen()) {
                return next;
            }
        }
        return null;
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
            socket.close();
        } catch (IOException e) {
            LOG.atDebug().log("the listening socket was closed already");
        }
        sessions.forEach(SMPPServerSession::close);
        timer.shutdownNow();
        life.shutdownNow();
        log.close();
        journal.close();
    }
}
