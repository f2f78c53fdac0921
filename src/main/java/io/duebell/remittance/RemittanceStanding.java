package io.duebell.remittance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** What still holds of remittances, for whoever is about to tell a borrower of one. */
public interface RemittanceStanding {

    /** Those of which a person has still to say whose they are. */
    Set<Long> inReview(Collection<Long> remittances);

    /**
     * Whether a borrower was credited since an instant with what a loan book of the end of a day can't know: it is not booked, or was
     * booked after that day.
     */
    boolean isAheadOf(LocalDate bookDay, String borrowerNo, Instant since);

    /** Those shares that were not undone. */
    Set<Long> standing(Collection<Long> shares);
}
