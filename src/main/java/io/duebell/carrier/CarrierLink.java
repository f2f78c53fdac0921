package io.duebell.carrier;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One licensed way to a carrier. It knows its wire, its window and its binds; pace, choice of link and retries are
 * dispatch's.
 */
public interface CarrierLink {

    /** The id from the configuration, {@code duebell.links[].id}. */
    String id();

    Channel channel();

    /** Parts that may be unanswered at once over all binds this node has at the moment; positive, also with none. */
    int window();

    /** Licensed parts a second over all nodes; positive. */
    double licensedRate();

    /** How it writes texts at the moment; a text of several parts is finished as it was begun. */
    default TextForm textForm() {
        return TextForm.USUAL;
    }

    /** Whether a part handed over now would leave at once, given a place in the window; never while it drains or is disabled. */
    boolean isReady();

    LinkStatus status();

    /**
     * Hands one part over and returns at once. The future always completes with an outcome, never exceptionally:
     * silence, a time-out, a lost socket are {@link SendOutcome.Unconfirmed}; a part that provably never left (no bind)
     * is {@link SendOutcome.RefusedForNow}. The caller keeps at most {@link #window()} parts unanswered; a part beyond
     * it waits inside the link.
     */
    CompletableFuture<SendOutcome> send(OutboundPart part);

    /** Asks to be told, on any thread, whenever the carrier says that parts come too fast (facts.md section 5). */
    void onThrottled(Runnable listener);

    /** What is agreed on its receipts. */
    default ReceiptTerms receiptTerms() {
        return ReceiptTerms.USUAL;
    }

    /** Whether it may ask the carrier for receipts that are overdue, now: told to, bound, and understood so far. */
    default boolean mayAsk() {
        return false;
    }

    /** Asks at its own pace, one question after the other; the future always completes with an answer. */
    default CompletableFuture<Inquiry.Answer> ask(Inquiry inquiry) {
        return CompletableFuture.completedFuture(new Inquiry.Answer.Silent("never-asks"));
    }

    /** Follows the standing order; returns at once, and the same order again changes nothing. */
    void obey(LinkOrder order);

    /** Stops taking parts and waits for the answers that are due, at most this long: the program is about to end. */
    void drain(Duration atMost);
}
