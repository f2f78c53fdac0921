package io.duebell.compliance;

import io.duebell.carrier.Channel;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger of opt-outs and holds: append-only, each with its source and evidence. Effective at once. */
public interface ContactHolds {

    /** The number gets no more automatic texts. A second opt-out of the same number changes nothing, and is answered with false. */
    boolean optOut(Msisdn msisdn, String source, String evidence, String actor);

    /** The number is in again: lifts its opt-outs, and no other hold. */
    void optIn(Msisdn msisdn, String source, String actor);

    /** The number is not the borrower's: it is never told of their debt again. */
    void wrongPerson(String borrowerNo, Msisdn msisdn, String source, String evidence, String actor);

    /** A person's own hold on a borrower, until an instant or until lifted. */
    void hold(String borrowerNo, @Nullable Channel channel, @Nullable Instant until, String reason, String actor);

    /** Any other hold on a borrower: what replies, remittances and managers learn of promises, payments and the like. */
    void place(HoldKind kind, String borrowerNo, @Nullable Instant until, String source, String evidence, String actor);

    /**
     * Many at once, all or none: what stands already in the same words, but for the evidence, changes nothing.
     *
     * @return how many were placed
     */
    int placeAll(List<Placing> placings, String source, String actor);

    /** False when there is none, or none that still stands. */
    boolean lift(long holdId, String reason, String actor);

    /** Lifts all that still stands and was placed by a source on this evidence; the answer is how many. */
    int liftPlacedOn(String evidence, String source, String reason, String actor);

    /** What stands against contacting this borrower, newest first, lifted ones included. */
    List<Hold> holdsOf(String borrowerNo);

    /**
     * What is to be placed.
     *
     * @param borrowerNo whom it protects; null: whoever has the number
     * @param msisdn which number; null: all of the borrower's
     * @param channel null: every channel
     * @param until null: until lifted
     */
    record Placing(
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable Msisdn msisdn,
            @Nullable Channel channel,
            @Nullable Instant until,
            String evidence) {

        public Placing {
            if (borrowerNo == null && msisdn == null) {
                throw new IllegalArgumentException("a hold is on a borrower, a number or both");
            }
        }
    }

    /** One line of the ledger. */
    record Hold(
            long id,
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable Msisdn msisdn,
            @Nullable Channel channel,
            @Nullable Instant until,
            String source,
            String evidence,
            Instant placedAt,
            String placedBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftReason) {}
}
