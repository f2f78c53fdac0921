package io.duebell.inbox;

import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Promises to pay: made in a reply, a call or on the console, and settled by money that comes in. */
public interface Promises {

    /**
     * What a borrower promises: notices pause until that day. A promise that stood is cancelled by it.
     *
     * @param amount null: all that is due by then
     */
    long make(String borrowerNo, @Nullable Money amount, LocalDate dueOn, Source source, String actor);

    /** Money was credited to a borrower: what stands credited is counted anew. */
    void credited(String borrowerNo);

    /** The credit that is advised under a key was undone: a promise that only this kept stands again. */
    void undone(String borrowerNo, String key);

    /** False when there is none that stands, or this person may not see it. */
    boolean cancel(Person person, long id, String reason);

    Optional<Promise> find(Person person, long id);

    /** The latest first. */
    List<Promise> ofBorrower(Person person, String borrowerNo);

    /**
     * In one state, those due first in front; the settled ones the latest first.
     *
     * @param after the id of the last one of the page before; null: the first page
     */
    List<Promise> list(Person person, State state, @Nullable Long after, int limit);

    /** Made between two days, both included, by state. */
    Map<State, Integer> count(Person person, LocalDate from, LocalDate to);
}
