package io.duebell.simulator.carrier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.duebell.simulator.borrowers.BorrowerSettings;
import io.duebell.simulator.borrowers.Borrowers;
import io.duebell.simulator.borrowers.Purse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The subcommand that runs a simulated carrier until it is stopped, telling its figures every ten seconds. */
@Command(
        name = "simulate-carrier",
        mixinStandardHelpOptions = true,
        modelTransformer = FaultOptions.class,
        description = {
            "Runs a simulated SMS carrier (SMPP 3.4) until it is stopped.",
            "Its faults are off unless set. A SHARE goes from 0 to 1, a STATUS is a command_status as 0x58."
        })
public final class SimulateCarrier implements Callable<Integer> {

    private static final int PORT_TAKEN = 2;
    private static final Duration FIGURES_EVERY = Duration.ofSeconds(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String address = "127.0.0.1";

    @Option(names = "--port", defaultValue = "2775", description = "Port to listen on, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--system-id", defaultValue = "duebell", description = "System id it accepts (${DEFAULT-VALUE}).")
    private String systemId = "duebell";

    @Option(names = "--password", defaultValue = "secret", description = "Password it accepts.")
    private String password = "secret";

    @Option(names = "--latency", defaultValue = "0", description = "Milliseconds before a submit is answered.")
    private long latency;

    @Option(names = "--rate", defaultValue = "0", description = "Parts a second before it throttles, 0 for no limit.")
    private int rate;

    @Option(
            names = "--receipt-delay",
            defaultValue = "1000-5000",
            description = "Milliseconds from submit to receipt, least-most (${DEFAULT-VALUE}).")
    private String receiptDelay = "1000-5000";

    @Option(names = "--log", description = "File that every PDU is noted in.")
    private @Nullable Path log;

    @Option(names = "--journal", description = "File that keeps receipts not yet acknowledged for the next start.")
    private @Nullable Path journal;

    @Option(
            names = "--http-port",
            description = "Loopback port for GET /handsets?tail=, POST /reply, and GET and POST /faults.")
    private @Nullable Integer httpPort;

    @Option(
            names = "--replies",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Texts that simulated borrowers answer by themselves (${DEFAULT-VALUE}).")
    private double replies;

    @Option(
            names = "--reply-delay",
            defaultValue = "30-21600",
            description = "Seconds from text to reply, least-most (${DEFAULT-VALUE}).")
    private String replyDelay = "30-21600";

    private Faults faults = Faults.NONE;

    void misbehave(FaultKind kind, String value) {
        faults = faults.and(kind, value);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        // jSMPP dumps PDUs, bodies included, at DEBUG; this process has no other logging configuration
        ((Logger) LoggerFactory.getLogger("org.jsmpp")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.INFO);
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        BorrowerSettings borrowers = borrowers();
        SmscSimulator simulator;
        try {
            simulator = SmscSimulator.start(settings(), faults);
        } catch (IOException e) {
            out.printf("port %d cannot be listened on: %s%n", port, e.getMessage());
            return PORT_TAKEN;
        }
        if (borrowers.share() > 0) {
            Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
            simulator.inhabit(new Borrowers(borrowers, clock, Purse.EMPTY), clock);
        }
        HandsetsHttp http = httpPort == null ? null : HandsetsHttp.start(httpPort, simulator);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            out.printf("carrier simulator stopped: %s%n", simulator.figures());
            out.flush();
            simulator.close();
        }));
        out.printf("carrier simulator ready on %s:%d%n", address, simulator.port());
        if (http != null) {
            out.printf("handsets on http://127.0.0.1:%d/handsets%n", http.port());
        }
        out.flush();
        while (!stop.await(FIGURES_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            out.println(simulator.figures());
            out.flush();
        }
        return 0;
    }

    private BorrowerSettings borrowers() {
        List<Duration> delay = range(replyDelay, ChronoUnit.SECONDS);
        try {
            return BorrowerSettings.DEMO.withShare(replies).withDelay(delay.get(0), delay.get(1));
        } catch (IllegalArgumentException e) {
            throw refused("--replies, --reply-delay: " + e.getMessage());
        }
    }

    private SmscSettings settings() {
        List<Duration> delay = range(receiptDelay, ChronoUnit.MILLIS);
        return SmscSettings.loopback(systemId, password)
                .at(address, port)
                .withLatency(Duration.ofMillis(latency))
                .withRate(rate)
                .withReceipts(delay.get(0), delay.get(1), Duration.ofSeconds(1))
                .withLog(log)
                .withJournal(journal);
    }

    /** Least and most, of one number or two. */
    private List<Duration> range(String written, ChronoUnit unit) {
        try {
            List<Duration> ends = Arrays.stream(written.split("-", 2))
                    .map(end -> Duration.of(Long.parseLong(end.strip()), unit))
                    .toList();
            return List.of(ends.get(0), ends.get(ends.size() - 1));
        } catch (NumberFormatException e) {
            throw refused("'" + written + "' should be two numbers, least-most");
        }
    }

    private RuntimeException refused(String why) {
        return spec == null ? new IllegalArgumentException(why) : new ParameterException(spec.commandLine(), why);
    }
}
