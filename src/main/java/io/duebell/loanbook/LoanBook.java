package io.duebell.loanbook;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The room's API: the loan system's views and the snapshot of them. */
public interface LoanBook {

    /** Up to which date the loan system has finished its days; asks the view. Throws {@link LoanBookUnavailableException}. */
    Optional<LocalDate> findCompleteThrough();

    /**
     * Streams the views into the snapshot's twin tables and swaps them all at once; memory does not grow with the book.
     * The old snapshot stays readable until the swap and after a failure. Also notices instalments that were told and
     * have since been moved to another date. Throws {@link LoanBookUnavailableException}.
     */
    Snapshot refresh(LocalDate asOf);

    Optional<Snapshot> findSnapshot();

    /** The open instalments of the snapshot, counted by due date, with and without principal. */
    List<DueDate> countByDueDate();

    /**
     * All borrowers of the snapshot who have open instalments, in order of their number, streamed in chunks of at most
     * {@code chunkSize}. Close it when done; a second statement on its connection is not possible.
     */
    BorrowerStream openBorrowers(int chunkSize);

    /**
     * What the loan system's own view says now of these instalments; one that is no longer open is absent. At most a few
     * thousand keys a call. Never call it inside a transaction. Throws {@link LoanBookUnavailableException}.
     */
    Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys);

    /** The instalments among these on which the loan system has booked a payment that was not reversed. */
    Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys);

    /** Everything that was booked on these instalments, reversed or not, the earliest first. Throws {@link LoanBookUnavailableException}. */
    List<Posting> postings(Collection<InstalmentKey> keys);

    /** A stream of chunks; not safe for several threads. */
    interface BorrowerStream extends Iterator<List<BorrowerBook>>, AutoCloseable {
        @Override
        void close();
    }
}
