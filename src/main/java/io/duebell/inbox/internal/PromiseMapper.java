package io.duebell.inbox.internal;

import io.duebell.inbox.Person;
import io.duebell.inbox.Promise;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Rows of {@code promise} and {@code promise_money}; the statements stand in the XML of the same name. */
@Mapper
public interface PromiseMapper {

    /** A promise as it is made. */
    record New(
            String borrowerNo,
            String borrowerName,
            String managerNo,
            String branchNo,
            long expectedFen,
            boolean toldAmount,
            LocalDate madeOn,
            LocalDate dueOn,
            LocalDate graceUntil,
            Source source,
            @Nullable Long entry,
            @Nullable String sender,
            Instant madeAt,
            String madeBy) {}

    /** One row. */
    record Row(
            long id,
            String borrowerNo,
            String borrowerName,
            String managerNo,
            String branchNo,
            long expectedFen,
            boolean toldAmount,
            LocalDate madeOn,
            LocalDate dueOn,
            LocalDate graceUntil,
            Source source,
            @Nullable Long entryId,
            @Nullable String sender,
            Instant madeAt,
            String madeBy,
            State state,
            long paidFen,
            long beforeFen,
            @Nullable Instant settledAt,
            @Nullable String reason,
            @Nullable Instant countedAt) {

        /** What came after it was made, and what had come before and the book did not know. */
        long cameInFen() {
            return paidFen + beforeFen;
        }

        /** Nothing is left of what was expected; of one that any money keeps, something has come. */
        boolean isCovered() {
            return cameInFen() > 0 && cameInFen() >= expectedFen;
        }

        boolean isKept() {
            return isCovered() && paidFen > 0;
        }

        Promise promise() {
            return new Promise(
                    id,
                    borrowerNo,
                    borrowerName,
                    managerNo,
                    branchNo,
                    new Money(expectedFen),
                    toldAmount,
                    madeOn,
                    dueOn,
                    graceUntil,
                    source,
                    entryId,
                    madeAt,
                    madeBy,
                    state,
                    new Money(cameInFen()),
                    settledAt,
                    reason);
        }
    }

    void add(New promise);

    /** Of the connection's last insert. */
    long lastId();

    /** Those of a borrower that stand, locked. */
    List<Row> lockOpen(@Param("borrowerNo") String borrowerNo);

    List<Row> lock(@Param("ids") Collection<Long> ids);

    /** All of a borrower, locked. */
    List<Row> lockOf(@Param("borrowerNo") String borrowerNo);

    @Nullable
    Row find(@Param("person") Person person, @Param("id") long id);

    @Nullable
    Row ofEntry(@Param("entry") long entry);

    /** The entry may make another. */
    int leaveEntry(@Param("id") long id);

    List<Row> ofBorrower(@Param("person") Person person, @Param("borrowerNo") String borrowerNo);

    List<Row> list(
            @Param("person") Person person,
            @Param("state") State state,
            @Param("last") @Nullable Row last,
            @Param("limit") int limit);

    List<Count> count(@Param("person") Person person, @Param("from") LocalDate from, @Param("to") LocalDate to);

    record Count(State state, int promises) {}

    /** Moves one on; of two nodes one does. */
    int move(
            @Param("id") long id,
            @Param("from") State from,
            @Param("to") State to,
            @Param("reason") @Nullable String reason,
            @Param("at") Instant at);

    /** One that was kept stands again. */
    int reopen(@Param("id") long id);

    /** Whose promises money still counts for: open ones, and those that ended with too little since a day. */
    List<Row> counted(@Param("endedSince") LocalDate endedSince);

    /** Loans of borrowers, among some. */
    List<Owner> owners(@Param("loans") Collection<String> loans);

    record Owner(String loanNo, String borrowerNo) {}

    void clearPostings(@Param("promises") Collection<Long> promises, @Param("day") LocalDate day);

    void clearCredits(@Param("promises") Collection<Long> promises);

    void addMoney(@Param("rows") Collection<Payment> rows);

    /** Where money is known from. */
    enum Origin {
        /** It was credited, and the loan system has not booked it under its key. */
        MATCH,
        /** It was credited, and booked under its key. */
        BOOKED,
        /** It was booked, and by no advice of ours. */
        POSTING
    }

    /**
     * A payment as it counts for a promise.
     *
     * @param reference the key of the advice; of postings loan and day
     * @param fen what of it counts as kept by it
     * @param beforeFen what of it the book did not know when all that was due was promised, though it had come
     */
    record Payment(
            long promise, Origin origin, String reference, String loanNo, LocalDate paidOn, long fen, long beforeFen) {}

    /** What counts already for earlier promises of the same borrowers that were not cancelled. */
    List<Taken> taken(@Param("promises") Collection<Long> promises);

    record Taken(long promise, String reference, long fen) {}

    int removeCredit(@Param("key") String key);

    List<Long> ofCredit(@Param("key") String key);

    /** Of each loan the larger of what was posted and what was credited counts, beside what was booked under the key of its credit. */
    void sum(@Param("promises") Collection<Long> promises);

    void countedAt(@Param("promises") Collection<Long> promises, @Param("at") Instant at);

    /** Open ones past their grace of which the postings were counted since. */
    List<Row> pastGrace(
            @Param("today") LocalDate today, @Param("countedSince") Instant countedSince, @Param("limit") int limit);

    /** Open ones whose day is tomorrow, not covered and not reminded. */
    List<Row> toRemind(
            @Param("tomorrow") LocalDate tomorrow, @Param("today") LocalDate today, @Param("limit") int limit);

    int reminded(@Param("id") long id);

    /** Those notices among some that remind of a promise. */
    List<Reminder> reminders(@Param("notices") Collection<Long> notices);

    /** @param amountFen the amount it names; 0: none */
    record Reminder(long notice, long promise, long amountFen) {}
}
