package io.duebell.simulator.carrier;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/** Takes parts or refuses them, as settings and faults say, and owes a receipt for each that asks for one. */
final class SubmitDesk {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long IDS_SINCE = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

    /** A time of SMPP 3.4, section 7.1.1, in China Standard Time (32 quarters of an hour ahead of UTC). */
    private static final DateTimeFormatter DONE =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'032+'", Locale.ROOT).withZone(ZONE);

    private static final SmscSettings.Outcome DELIVERED = new SmscSettings.Outcome("", "DELIVRD", 2, "000");

    /** Between two that come in reversed order. */
    private static final Duration STEP = Duration.ofMillis(150);

    /** Parts of which it can say what became; so many are sent in some minutes. */
    private static final int FATES = 100_000;

    /** An answer waits no longer for its early receipt: the gateway would think it lost. */
    private static final Duration EARLY = Duration.ofSeconds(5);

    private final SmscSettings settings;
    private final Supplier<Faults> faults;
    private final SmscLog log;
    private final DeliveryPump pump;
    private final Handsets handsets;
    private final @Nullable RateLimiter<Object> limit;
    private final AtomicLong messageIds = new AtomicLong(firstId(Instant.now()));
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger receipts = new AtomicInteger();
    private final Fates fates = new Fates(FATES);
    final LongAdder accepted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder throttled = new LongAdder();

    SubmitDesk(SmscSettings settings, Supplier<Faults> faults, SmscLog log, DeliveryPump pump, Handsets handsets) {
        this.settings = settings;
        this.faults = faults;
        this.log = log;
        this.pump = pump;
        this.handsets = handsets;
        this.limit = settings.rate() == 0
                ? null
                : RateLimiter.burstyBuilder(settings.rate(), Duration.ofSeconds(1))
                        .build();
    }

    /** No start begins with an id that an earlier one has used, unless that took more than 4096 parts a second. */
    private static long firstId(Instant start) {
        return (start.getEpochSecond() - IDS_SINCE) << 12;
    }

    /** Answers one part; what it throws is the negative response. */
    SubmitSmResult take(SubmitSm pdu, SmscLine line) throws ProcessRequestException {
        SmscLog.About about = SmscLog.About.of(pdu);
        String recipient = about.recipient();
        pause(settings.latency());
        Faults now = faults.get();
        if (now.befalls(FaultKind.LOST_SUBMIT)) {
            line.withhold(pdu.getSequenceNumber());
            log.line("in", "submit_sm", "-", SmscLog.NEITHER, line.name(), about);
            return result("");
        }
        int status = statusFor(recipient, now);
        if (status != 0) {
            refused.increment();
            log.line("in", "submit_sm", "-", status, line.name(), about);
            throw new ProcessRequestException("refused as configured", status);
        }
        String id = "%010X".formatted(messageIds.getAndIncrement());
        accepted.increment();
        log.line("in", "submit_sm", id, 0, line.name(), about);
        SmscSettings.Outcome outcome = outcomeFor(recipient);
        fates.keep(id, outcome, Instant.now().plus(settings.receiptDelayMin()));
        if (outcome.wireState() == DELIVERED.wireState()) {
            handsets.take(recipient, pdu.getSourceAddr(), about.part());
        }
        if ((pdu.getRegisteredDelivery() & 0x03) != 0) {
            owe(
                    new DeliveryPump.Receipt(
                            recipient,
                            pdu.getSourceAddr(),
                            id,
                            writtenId(id),
                            outcome,
                            ZonedDateTime.now(ZONE),
                            about.part()),
                    now);
        }
        if (now.befalls(FaultKind.NO_ANSWER)) {
            line.withhold(pdu.getSequenceNumber());
        }
        if (now.befalls(FaultKind.LATE_ANSWER)) {
            pause(Duration.ofMillis(now.detail(FaultKind.LATE_ANSWER)));
        }
        pause(turned(FaultKind.ANSWERS_REVERSED, now, answers));
        return result(id);
    }

    /** What became of a part; what it throws is the negative response. */
    QuerySmResult tell(QuerySm question, SmscLine line) throws ProcessRequestException {
        String id = question.getMessageId();
        pause(settings.latency());
        Fates.Fate fate = fates.of(id);
        int status = faults.get().befalls(FaultKind.QUERY_UNKNOWN)
                ? SMPPConstant.STAT_ESME_RINVCMDID
                : fate == null ? SMPPConstant.STAT_ESME_RQUERYFAIL : 0;
        log.line("in", "query_sm", id, status, line.name(), null);
        if (fate == null || status != 0) {
            throw new ProcessRequestException("the question is not answered", status);
        }
        return Instant.now().isBefore(fate.at())
                ? new QuerySmResult("", MessageState.ENROUTE, (byte) 0)
                : new QuerySmResult(
                        DONE.format(fate.at()),
                        MessageState.valueOf((byte) fate.outcome().wireState()),
                        fate.code());
    }

    /** One that an earlier start has left. */
    void owe(DeliveryPump.Receipt receipt) {
        var unused = pump.receiptOwed(receipt, receiptDelay());
    }

    private void owe(DeliveryPump.Receipt receipt, Faults now) {
        if (now.befalls(FaultKind.RECEIPTS_LOST)) {
            return;
        }
        boolean early = now.befalls(FaultKind.RECEIPTS_EARLY);
        boolean reversed = now.count(FaultKind.RECEIPTS_REVERSED) > 1;
        Duration delay = early
                ? Duration.ZERO
                : reversed
                        ? settings.receiptDelayMin().plus(turned(FaultKind.RECEIPTS_REVERSED, now, receipts))
                        : receiptDelay();
        CompletableFuture<DeliveryPump.Receipt> acknowledged = pump.receipt(receipt, delay);
        if (now.befalls(FaultKind.RECEIPTS_DOUBLED)) {
            var unused = pump.receiptOwed(receipt, delay.plus(STEP));
        }
        if (early) {
            var unused = acknowledged
                    .completeOnTimeout(receipt, EARLY.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** How long the next one waits for those that come before it although they came after it. */
    private static Duration turned(FaultKind kind, Faults now, AtomicInteger turns) {
        int together = now.count(kind);
        return together < 2
                ? Duration.ZERO
                : STEP.multipliedBy(together - 1 - Math.floorMod(turns.getAndIncrement(), together));
    }

    private int statusFor(String recipient, Faults now) {
        for (SmscSettings.Refusal refusal : settings.refusals()) {
            if (recipient.endsWith(refusal.suffix())) {
                return refusal.status();
            }
        }
        boolean tooFast = limit != null && !limit.tryAcquirePermit();
        if (tooFast || now.befalls(FaultKind.THROTTLE)) {
            throttled.increment();
            return SMPPConstant.STAT_ESME_RTHROTTLED;
        }
        if (now.befalls(FaultKind.QUEUE_FULL)) {
            return SMPPConstant.STAT_ESME_RMSGQFUL;
        }
        return now.befalls(FaultKind.REFUSE) ? now.detail(FaultKind.REFUSE) : 0;
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

    private static SubmitSmResult result(String id) {
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUException e) {
            throw new IllegalStateException("an id of ten characters fits", e);
        }
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
}
