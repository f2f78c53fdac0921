package io.duebell.smpp.internal;

import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.UnbindCommandTask;
import org.jspecify.annotations.Nullable;

/**
 * A jSMPP session whose submits don't block. jSMPP's own submit keeps a thread per message in flight and, when the
 * connection is lost, leaves it waiting for its timer; here the answer completes a future, and a lost connection
 * completes all of them at once.
 */
final class SubmitSession extends SMPPSession {

    /** A peer that took parameters when the text was encoded and is gone: its next try goes in parts. */
    private static final SendOutcome NO_PARAMETERS =
            new SendOutcome.RefusedForNow("no-optional-parameters", Duration.ofSeconds(1), false);

    private static final int VERSION_3_4 = 0x34;

    /** How long an answer is still known after its part was given up; carriers answer within minutes or never. */
    private static final Duration KNOWN_LATE = Duration.ofHours(1);

    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final LinkSettings.Link link;
    private final SubmitWriter writer;
    private final BindAnswerReader reader;
    private final RefusalJudge judge;
    private final BiConsumer<OutboundPart, SendOutcome> lateAnswers;
    private final Map<Integer, Answer> inFlight = new ConcurrentHashMap<>();
    private final Map<Integer, Answer> givenUp = new ConcurrentHashMap<>();
    private volatile boolean knowsNoInquiries;

    /** @param lateAnswers told of an answer that comes after its part was given up for silence */
    SubmitSession(CarrierLine line, RefusalJudge judge, BiConsumer<OutboundPart, SendOutcome> lateAnswers) {
        this(line, judge, lateAnswers, new BindAnswerReader());
    }

    private SubmitSession(
            CarrierLine line,
            RefusalJudge judge,
            BiConsumer<OutboundPart, SendOutcome> lateAnswers,
            BindAnswerReader reader) {
        // The gathering stream takes a PDU whole, so jSMPP's synchronized sender is not needed around it.
        super(new DefaultPDUSender(), reader, line.connections());
        this.link = line.link();
        this.writer = new SubmitWriter(link);
        this.reader = reader;
        this.judge = judge;
        this.lateAnswers = lateAnswers;
        reader.onRefused(this::bindRefused);
        setTransactionTimer(link.responseTimeout().toMillis());
        setEnquireLinkTimer(Math.toIntExact(link.enquireLink().toMillis()));
        setPduProcessorDegree(Deliveries.MOST_AT_ONCE + link.window() + 8);
        setQueueCapacity(10_000);
    }

    /** Writes the part; the future completes with the answer, or with silence. */
    void submit(OutboundPart part, CompletableFuture<SendOutcome> outcome) {
        boolean parameters = takesParameters();
        if (part.text().isWhole() && !parameters) {
            outcome.complete(NO_PARAMETERS);
            return;
        }
        int sequence = sequence().nextValue();
        Answer answer = new Answer(sequence, part, outcome);
        inFlight.put(sequence, answer);
        try {
            writer.write(pduSender(), connection().getOutputStream(), sequence, part, parameters);
        } catch (PDUStringException e) {
            answer.complete(new SendOutcome.RefusedForGood("unsendable", Fault.CONTENT));
        } catch (GatheringOutputStream.NotWrittenException e) {
            answer.complete(SmppLink.NO_BIND);
            close();
        } catch (IOException e) {
            answer.complete(new SendOutcome.Unconfirmed("connection-lost"));
            close();
        } catch (RuntimeException e) {
            answer.complete(new SendOutcome.Unconfirmed("fault"));
            throw e;
        }
    }

    /** Gives up parts that have waited longer than the response timeout. */
    void expire() {
        long now = System.nanoTime();
        long timeout = link.responseTimeout().toNanos();
        inFlight.values().forEach(answer -> {
            if (now - answer.writtenAt > timeout) {
                givenUp.put(answer.sequence, answer);
                answer.complete(new SendOutcome.Unconfirmed("timeout"));
            }
        });
        givenUp.values().removeIf(answer -> now - answer.writtenAt > timeout + KNOWN_LATE.toNanos());
    }

    /** Gives up every part still unanswered: the connection is gone. */
    void abandon() {
        List.copyOf(inFlight.values())
                .forEach(answer -> answer.complete(new SendOutcome.Unconfirmed("connection-lost")));
    }

    /** Unbinds and closes; whether the carrier confirmed it, so that its place there is surely free. */
    boolean leave() {
        try {
            if (isBound()) {
                var answer = executeSendCommand(new UnbindCommandTask(pduSender()), LEAVE.toMillis());
                return answer.getCommandStatus() == 0;
            }
            return false;
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            return false;
        } finally {
            close();
        }
    }

    /** Whether the peer understands optional parameters, as it said of itself or the link is set to. */
    boolean takesParameters() {
        return switch (link.wire().optionalParameters()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AS_TOLD -> reader.speaks(VERSION_3_4);
        };
    }

    /**
     * Whether parts can leave. The state alone may say so for ever: jSMPP sets it to bound after it was closed when the
     * peer hangs up right behind its answer to the bind.
     */
    boolean isBound() {
        return getSessionState().isBound() && connection().isOpen();
    }

    @Override
    protected @Nullable PendingResponse<Command> removePendingResponse(int sequenceNumber) {
        // Not removed yet: an answer that can't be read is never done, and must still time out.
        Answer answer = inFlight.get(sequenceNumber);
        if (answer == null) {
            answer = givenUp.get(sequenceNumber);
        }
        return answer == null ? super.removePendingResponse(sequenceNumber) : answer;
    }

    /** Whether the peer may still be asked what became of a part; it has not said that it knows no such questions. */
    boolean takesInquiries() {
        return !knowsNoInquiries;
    }

    void takesNoInquiries() {
        knowsNoInquiries = true;
    }

    private void bindRefused(Command answer) {
        PendingResponse<Command> bind = super.removePendingResponse(answer.getSequenceNumber());
        if (bind != null) {
            bind.done(answer);
        }
    }

    /** A part on the wire: jSMPP hands its response here. */
    private final class Answer extends PendingResponse<Command> {

        private final int sequence;
        private final OutboundPart part;
        private final CompletableFuture<SendOutcome> outcome;
        private final long writtenAt = System.nanoTime();

        Answer(int sequence, OutboundPart part, CompletableFuture<SendOutcome> outcome) {
            super(Duration.ZERO.toMillis());
            this.sequence = sequence;
            this.part = part;
            this.outcome = outcome;
        }

        @Override
        public void done(Command response) {
            int status = response.getCommandStatus();
            if (!(response instanceof SubmitSmResp answer)) {
                // an answer to something else says nothing of the part
                complete(new SendOutcome.Unconfirmed("strange-answer"));
            } else if (status != 0) {
                answered(judge.judge(status));
            } else {
                String id = answer.getMessageId();
                answered(accepted(id == null ? "" : id));
            }
        }

        private SendOutcome.Accepted accepted(String id) {
            boolean mayBeAskedFor = link.overdue().askAfter() != null && !id.isBlank();
            return new SendOutcome.Accepted(link.messageIdForm().ofResponse(id), mayBeAskedFor ? id : null);
        }

        @Override
        public void doneWithInvalidResponse(InvalidResponseException e) {
            complete(new SendOutcome.Unconfirmed("strange-answer"));
        }

        private void answered(SendOutcome what) {
            givenUp.remove(sequence);
            inFlight.remove(sequence);
            if (!outcome.complete(what)) {
                lateAnswers.accept(part, what);
            }
        }

        void complete(SendOutcome what) {
            inFlight.remove(sequence);
            outcome.complete(what);
        }
    }
}
