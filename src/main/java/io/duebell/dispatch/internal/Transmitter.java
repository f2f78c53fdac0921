package io.duebell.dispatch.internal;

import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import io.duebell.dispatch.internal.Answered.PartAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands the parts of notices to their links. The parts of one notice follow each other: the next leaves only when the one
 * before was accepted, so that a refused part keeps the rest at home.
 */
@Component
public class Transmitter implements SmartLifecycle {

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Transmitter.class);

    private final OutcomeRecorder recorder;
    private final DispatchMeters meters;
    private final Links links;
    private volatile boolean running;

    Transmitter(OutcomeRecorder recorder, DispatchMeters meters, Links links) {
        this.recorder = recorder;
        this.meters = meters;
        this.links = links;
    }

    /** Hands the notices to their lanes and returns when one of them has room for more; answers come later. */
    public void start(SendingBatch batch) throws InterruptedException {
        for (Sending sending : batch.sendings()) {
            sending.lane().begin(turns(sending, 0), () -> send(sending, 0, new ArrayList<>()));
        }
        if (!batch.sendings().isEmpty()) {
            links.awaitRoom(batch.sendings().get(0).notice().channel());
        }
    }

    private void send(Sending sending, int index, List<PartAnswer> answers) {
        OutboundPart part = sending.parts().get(index);
        CompletableFuture<SendOutcome> answer = sending.lane().link().send(part);
        answer.thenAccept(outcome -> {
            meters.answered(outcome);
            answers.add(new PartAnswer(part.partNo(), outcome));
            boolean more = index + 1 < sending.parts().size();
            if (more && outcome instanceof SendOutcome.Accepted) {
                sending.lane().goOn(turns(sending, index + 1), () -> send(sending, index + 1, answers));
            } else {
                finish(sending, index + 1, answers);
            }
        });
    }

    /** The licence counts what the carrier sends, also of a text that it cuts itself. */
    private static int turns(Sending sending, int index) {
        return sending.parts().get(index).text().messages();
    }

    private void finish(Sending sending, int sent, List<PartAnswer> answers) {
        Lane lane = sending.lane();
        List<Integer> notSent =
                sending.parts().stream().skip(sent).map(OutboundPart::partNo).toList();
        Answered answered = new Answered(sending.notice(), lane.link().id(), List.copyOf(answers), notSent);
        lane.answered();
        recorder.record(answered).whenComplete((done, error) -> lane.leave());
    }

    @Override
    public void start() {
        running = true;
    }

    /** A clean stop: the routes have stopped, what is in flight is answered and recorded. */
    @Override
    public void stop() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        links.all().forEach(lane -> lane.link().drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
        try {
            for (Lane lane : links.all()) {
                lane.awaitIdle(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!links.all().stream().allMatch(Lane::isIdle)) {
            LOG.atWarn().log("Not all answers came in time; what has none is found in doubt when this node is gone");
        }
        recorder.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the routes have stopped, before the links unbind. */
    @Override
    public int getPhase() {
        return 0;
    }
}
