package io.duebell.remittance;

import io.duebell.loanbook.Borrower;
import io.duebell.matching.Evidence;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remittances as a person works through them. Whoever may not see one gets the answer as if there were none. */
public interface ReviewDesk {

    /** Of those that are done with, the ones booked in so many days are counted. */
    int COUNTED_DAYS = 31;

    /**
     * Who looks, and whose borrowers they may see.
     *
     * @param name their login
     * @param managerNo remittances of this manager's borrowers, and those of which nobody knows whose they are; null: all
     * @param branchNo this branch's alone; null: any
     */
    record Person(
            String name,
            @Nullable String managerNo,
            @Nullable String branchNo) {

        /** Whether a borrower is one of theirs. */
        public boolean sees(Borrower borrower) {
            return (managerNo == null || managerNo.equals(borrower.managerNo()))
                    && (branchNo == null || branchNo.equals(borrower.branchNo()));
        }
    }

    /** In what order. */
    enum Order {
        OLDEST,
        LARGEST
    }

    /** A page; {@code next} leads on; null: there is no more. */
    record Page(List<Remittance> remittances, @Nullable String next) {}

    /**
     * @param state REVIEW is the queue, with those whose reversal waits for a person
     * @param words part of a payer's name or a remark, a whole serial number, or an amount in yuan; null: all
     */
    Page list(Person person, Remittance.State state, @Nullable String words, Order order, @Nullable String after);

    /** How many there are, and how much money, by state; of those that are done with, only of the last days. */
    Map<Remittance.State, Sum> count(Person person);

    record Sum(int remittances, Money money) {}

    Optional<Opened> find(Person person, long id);

    /**
     * A remittance with all that speaks for whom.
     *
     * @param candidates the best first
     * @param others how many further candidates are borrowers whom this person may not see
     * @param shares standing ones first
     * @param fileName of the statement it stands in
     */
    record Opened(
            Remittance remittance,
            List<Candidate> candidates,
            int others,
            List<Share> shares,
            List<Proposed> proposal,
            List<Event> events,
            String fileName) {}

    /**
     * A borrower whose money it may be.
     *
     * @param open what they owe by loan
     */
    record Candidate(
            String borrowerNo, String name, String village, double weight, List<Evidence> evidence, List<Owed> open) {}

    /**
     * What is open on a loan, on the day of the payment.
     *
     * @param coming what is credited to it and is not in the book yet
     * @param fits whether the amount is for this loan
     */
    record Owed(
            String loanNo,
            String product,
            Money principal,
            Money interest,
            Money penalty,
            Money payoff,
            Money coming,
            @Nullable LocalDate nextDue,
            boolean fits) {

        /** What of an amount is more than is owed; nothing for most. */
        public Money exceeding(Money amount) {
            return new Money(Math.max(0, amount.fen() + coming.fen() - payoff.fen()));
        }
    }

    /** One step of its story. */
    record Event(Instant at, String actor, Remittance.State to, String reason) {}

    /** Borrowers by number, name, phone, loan number or village, with what they owe; for choosing another. */
    List<Candidate> search(Person person, String words, int limit);

    /** What a person says is whose. */
    record Proposed(String loanNo, Money amount) {}

    /**
     * Credits it to the loans of one borrower or of several; the sum is the remittance's. Above the amount of
     * {@code duebell.remittance.second-person-above} it waits for a second person. The payer's account, and a name that the book
     * does not know, are learnt where one borrower gets all of it. Refused for a borrower whom the person may not see.
     */
    Outcome settle(Person person, long id, int version, List<Proposed> shares, boolean learn);

    /** The second person agrees; not the one who proposed. */
    Outcome agree(Person person, long id, int version);

    /** The second person does not: it goes back to the queue. */
    Outcome disagree(Person person, long id, int version, String reason);

    /** The bank took back what a person had settled: the credit is undone. */
    Outcome reverse(Person person, long id, int version);

    /** It is no loan payment. */
    Outcome nobody(Person person, long id, int version, String reason);

    /** Back to the queue; advice to the loan system is taken back, what was learnt of it forgotten. */
    Outcome undo(Person person, long id, int version, String reason);

    /** Asks a borrower by text whether it was theirs; the answer comes to the inbox. */
    Outcome ask(Person person, long id, int version, String borrowerNo);

    /** What was learnt of payers, the latest first. */
    List<Lesson> lessons(Person person, @Nullable Long before, int limit);

    /** False when it is forgotten already, or is of a borrower whom the person may not see. */
    boolean unlearn(Person person, long lesson);

    /** An account or a name and whose money it brings. */
    record Lesson(
            long id,
            boolean alias,
            String payer,
            String borrowerNo,
            String borrowerName,
            Instant learntAt,
            String learntBy) {}

    /** What came of it. */
    sealed interface Outcome {

        record Done(int version) implements Outcome {}

        /** It waits for a second person. */
        record Waits(int version) implements Outcome {}

        /** Nothing was done; {@code code} stands in the message bundles under {@code remittance.refused.}: gone, changed, sum ... */
        record Refused(String code, String detail) implements Outcome {}
    }
}
