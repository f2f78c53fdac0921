package io.duebell.simulator.carrier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated carrier behaves.
 *
 * @param bindAddress where it listens: 127.0.0.1, or 0.0.0.0 in a container
 * @param port 0 for any free one
 * @param latency time before a submit is answered
 * @param rate parts a second before it throttles (0x58); 0 for no limit
 * @param window unanswered submits a session works on at once; more wait in its queue
 * @param receiptDelayMin least time from a submit to its receipt
 * @param receiptRetry wait before a receipt that was refused, or not answered, is sent again
 * @param receiptIds whether receipts write message ids as responses do (hexadecimal) or in decimal
 * @param refusals submits refused by the end of the recipient's number; the first that fits
 * @param outcomes receipts by the end of the recipient's number; the first that fits, else DELIVRD
 * @param log where every PDU is noted; null for nowhere
 * @param journal where receipts not yet acknowledged are kept for the next start; null for nowhere
 */
public record SmscSettings(
        String bindAddress,
        int port,
        String systemId,
        String password,
        Duration latency,
        int rate,
        int window,
        Duration receiptDelayMin,
        Duration receiptDelayMax,
        Duration receiptRetry,
        ReceiptIds receiptIds,
        List<Refusal> refusals,
        List<Outcome> outcomes,
        @Nullable Path log,
        @Nullable Path journal) {

    /** How receipts write message ids. */
    public enum ReceiptIds {
        HEX,
        DECIMAL
    }

    /** Submits to numbers with this end are answered with this {@code command_status}. */
    public record Refusal(String suffix, int status) {}

    /** Receipts for numbers with this end carry this state and code. */
    public record Outcome(String suffix, String state, int wireState, String code) {}

    private static final List<Refusal> REFUSALS = List.of(new Refusal("0000", 0x0B), new Refusal("0001", 0x08));
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome("7777", "UNDELIV", 5, "001"), // 空号: no such number
            new Outcome("6666", "UNDELIV", 5, "012"), // 停机: suspended
            new Outcome("8888", "EXPIRED", 3, "027"), // 关机: switched off until the validity ended
            new Outcome("9999", "REJECTD", 8, "013")); // 黑名单: blocked by the subscriber

    public SmscSettings {
        refusals = List.copyOf(refusals);
        outcomes = List.copyOf(outcomes);
        if (receiptDelayMax.compareTo(receiptDelayMin) < 0) {
            throw new IllegalArgumentException("the greatest receipt delay is below the least");
        }
    }

    /** Loopback, any port, no latency, receipts within 50 ms. */
    public static SmscSettings loopback(String systemId, String password) {
        return new SmscSettings(
                "127.0.0.1",
                0,
                systemId,
                password,
                Duration.ZERO,
                0,
                256,
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                ReceiptIds.HEX,
                REFUSALS,
                OUTCOMES,
                null,
                null);
    }

    public SmscSettings at(String address, int otherPort) {
        return new SmscSettings(
                address,
                otherPort,
                systemId,
                password,
                latency,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                refusals,
                outcomes,
                log,
                journal);
    }

    public SmscSettings withLatency(Duration other) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                other,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                refusals,
                outcomes,
                log,
                journal);
    }

    public SmscSettings withRate(int other) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                other,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                refusals,
                outcomes,
                log,
                journal);
    }

    public SmscSettings withReceipts(Duration delayMin, Duration delayMax, Duration retry) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                rate,
                window,
                delayMin,
                delayMax,
                retry,
                receiptIds,
                refusals,
                outcomes,
                log,
                journal);
    }

    public SmscSettings withReceiptIds(ReceiptIds other) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                other,
                refusals,
                outcomes,
                log,
                journal);
    }

    public SmscSettings withRules(List<Refusal> otherRefusals, List<Outcome> otherOutcomes) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                otherRefusals,
                otherOutcomes,
                log,
                journal);
    }

    public SmscSettings withLog(@Nullable Path other) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                refusals,
                outcomes,
                other,
                journal);
    }

    public SmscSettings withJournal(@Nullable Path other) {
        return new SmscSettings(
                bindAddress,
                port,
                systemId,
                password,
                latency,
                rate,
                window,
                receiptDelayMin,
                receiptDelayMax,
                receiptRetry,
                receiptIds,
                refusals,
                outcomes,
                log,
                other);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmscSettings[" + systemId + "@" + bindAddress + ":" + port + "]";
    }
}
