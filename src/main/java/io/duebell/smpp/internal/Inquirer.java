package io.duebell.smpp.internal;

import dev.failsafe.RateLimiter;
import io.duebell.carrier.Inquiry;
import io.duebell.carrier.Inquiry.Answer;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.QuerySmResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the carrier what became of parts, one after the other and so many a second: {@code query_sm} of SMPP 3.4, section
 * 4.8. A question waits for its answer on a thread of its own, so that no part waits for it.
 */
final class Inquirer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inquirer.class);
    private static final int LONGEST_TIME = 20;

    private final LinkSettings.Link link;
    private final Binds binds;
    private final Clock clock;
    private final RateLimiter<Object> pace;
    private final ExecutorService asking;

    Inquirer(LinkSettings.Link link, Binds binds, Clock clock) {
        this.link = link;
        this.binds = binds;
        this.clock = clock;
        Duration between = Duration.ofNanos((long) (1e9 / link.overdue().asksPerSecond()));
        this.pace = RateLimiter.smoothBuilder(between).build();
        this.asking = Executors.newSingleThreadExecutor(SmppLink.daemon("smpp-ask-" + link.id()));
    }

    boolean mayAsk() {
        return link.overdue().askAfter() != null && binds.forInquiries() != null;
    }

    CompletableFuture<Answer> ask(Inquiry inquiry) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            asking.execute(() -> answer.complete(answer(inquiry)));
        } catch (RejectedExecutionException e) {
            answer.complete(new Answer.Silent("closing"));
        }
        return answer;
    }

    private Answer answer(Inquiry inquiry) {
        SubmitSession session = asking.isShutdown() ? null : binds.forInquiries();
        if (session == null) {
            return new Answer.Silent("no-bind");
        }
        try {
            pace.acquirePermit();
            return told(
                    inquiry,
                    session.queryShortMessage(
                            inquiry.carrierId(),
                            TypeOfNumber.valueOf((byte) link.sourceTon()),
                            NumberingPlanIndicator.valueOf((byte) link.sourceNpi()),
                            link.sourceAddress()));
        } catch (NegativeResponseException e) {
            return e.getCommandStatus() == SMPPConstant.STAT_ESME_RINVCMDID
                    ? notUnderstood(session)
                    : new Answer.NotKnown("0x%08x".formatted(e.getCommandStatus()));
        } catch (InvalidResponseException e) {
            // generic_nack: the peer could not even name what it was asked
            return notUnderstood(session);
        } catch (ResponseTimeoutException e) {
            return new Answer.Silent("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent("closing");
        } catch (IOException | PDUException | RuntimeException e) {
            LOG.atDebug()
                    .addKeyValue("link", link.id())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("a question could not be put");
            return new Answer.Silent("connection-lost");
        }
    }

    private Answer told(Inquiry inquiry, QuerySmResult result) {
        String done = result.getFinalDate();
        ReceiptState state =
                ReceiptState.ofWire(result.getMessageState().value()).orElse(ReceiptState.UNKNOWN);
        return new Answer.Told(new Receipt(
                link.id(),
                link.messageIdForm().ofResponse(inquiry.carrierId()),
                state == ReceiptState.ACCEPTED && link.acceptedIsDelivered() ? ReceiptState.DELIVERED : state,
                "%03d".formatted(result.getErrorCode() & 0xFF),
                null,
                done == null ? null : done.substring(0, Math.min(LONGEST_TIME, done.length())),
                clock.instant()));
    }

    private Answer notUnderstood(SubmitSession session) {
        session.takesNoInquiries();
        LOG.atWarn()
                .addKeyValue("link", link.id())
                .log(
                        "The carrier knows no query_sm; receipts are not asked for on this bind. Leave out overdue.ask-after");
        return new Answer.NotUnderstood();
    }

    /** Questions not yet put are never answered by the carrier. */
    @Override
    public void close() {
        asking.shutdownNow().forEach(Runnable::run);
    }
}
