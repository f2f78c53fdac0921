package io.duebell.smpp.internal;

import static org.awaitility.Awaitility.await;

import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.session.connection.socket.SocketConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures submits a second over one bind: jSMPP's blocking submit from as many threads as the window is wide, once as it
 * comes and once with TCP_NODELAY, against the link's own window. Each part has its receipt, as in production; carrier and
 * sender share one process.
 * {@code mvn verify -Pbenchmark -Dit.test=WindowBenchmarkTests}; the decision it led to is ADR 13.
 */
@Tag("benchmark")
class WindowBenchmarkTests {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.window-seconds", 4));
    private static final String HANDSET = "8613800138120";
    private static final String TEXT = "You owe 320.50 yuan on 20 June.";

    @Test
    void measure() throws Exception {
        System.out.printf("%-28s%10s%14s%14s%14s%n", "", "", "jSMPP", "+ NODELAY", "the link");
        for (int latency : List.of(0, 5, 50)) {
            for (int window : List.of(1, 10, 100)) {
                double plain = blocking(latency, window, SocketConnectionFactory.getInstance());
                double noDelay = blocking(latency, window, (host, port) -> {
                    Socket socket = new Socket(host, port);
                    socket.setTcpNoDelay(true);
                    return new SocketConnection(socket);
                });
                double own = own(latency, window);
                System.out.printf(
                        Locale.ROOT,
                        "latency %2d ms, window %3d %,25.0f/s %,11.0f/s %,11.0f/s%n",
                        latency,
                        window,
                        plain,
                        noDelay,
                        own);
            }
        }
    }

    private static SmscSimulator carrier(int latency) throws IOException {
        return SmscSimulator.start(SmscSettings.loopback("duebell", "secret").withLatency(Duration.ofMillis(latency)));
    }

    private static double blocking(int latency, int window, ConnectionFactory connections) throws Exception {
        try (SmscSimulator carrier = carrier(latency)) {
            SMPPSession session = new SMPPSession(connections);
            ExecutorService threads = Executors.newFixedThreadPool(window);
            try {
                session.setTransactionTimer(10_000);
                session.setMessageReceiverListener(new AnyReceipt());
                session.connectAndBind(
                        "127.0.0.1",
                        carrier.port(),
                        new BindParameter(
                                BindType.BIND_TRX,
                                "duebell",
                                "secret",
                                "",
                                TypeOfNumber.UNKNOWN,
                                NumberingPlanIndicator.UNKNOWN,
                                ""));
                return rate(carrier, window, () -> CompletableFuture.runAsync(() -> submit(session), threads));
            } finally {
                threads.shutdownNow();
                session.unbindAndClose();
            }
        }
    }

    private static void submit(SMPPSession session) {
        try {
            var unused = session.submitShortMessage(
                    "",
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    "10690001",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    HANDSET,
                    new ESMClass(),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                    (byte) 0,
                    new GeneralDataCoding(Alphabet.ALPHA_DEFAULT, MessageClass.CLASS1, false),
                    (byte) 0,
                    TEXT.getBytes(StandardCharsets.US_ASCII));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double own(int latency, int window) throws Exception {
        try (SmscSimulator carrier = carrier(latency);
                LinkFixture gateway = new LinkFixture(LinkFixture.settings(carrier.port(), window))) {
            await().until(gateway.link::isReady);
            return rate(carrier, window, () -> gateway.send(HANDSET, TEXT).get(0));
        }
    }

    /** Submits a second with the window always full until the last receipt, after as long a time untold to warm up. */
    private static double rate(SmscSimulator carrier, int window, Submission submission) throws InterruptedException {
        Semaphore free = new Semaphore(window);
        rounds(free, submission);
        awaitReceipts(carrier);
        long start = System.nanoTime();
        int done = rounds(free, submission);
        free.acquire(window);
        awaitReceipts(carrier);
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private static int rounds(Semaphore free, Submission submission) throws InterruptedException {
        long end = System.nanoTime() + TIME.toNanos();
        int done = 0;
        while (System.nanoTime() < end) {
            free.acquire();
            var unused = submission.next().whenComplete((answer, error) -> free.release());
            done++;
        }
        return done;
    }

    private static void awaitReceipts(SmscSimulator carrier) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(2))
                .until(() -> carrier.figures().receiptsWaiting() == 0);
    }

    private interface Submission {
        CompletableFuture<?> next();
    }

    private static final class AnyReceipt implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm receipt) {}

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("receipts come as deliver_sm", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
