package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** What was credited to these borrowers since an instant and was not undone. */
    List<Credit> credits(Collection<String> borrowerNos, Instant since);

    /** Those keys under which the loan system was told of a credit, or of its undoing: what it books under them is that money. */
    Set<String> told(Collection<String> adviceKeys);

    /**
     * A share that stands.
     *
     * @param key of its advice, which the postings carry
     * @param cameOn the day of the bank; no bank tells the time
     * @param knownAt when the statement that tells of it was read
     * @param bookedOn the last day of its postings; null: none was seen
     */
    record Credit(
            String key,
            String borrowerNo,
            String loanNo,
            Money amount,
            LocalDate cameOn,
            Instant knownAt,
            Instant creditedAt,
            @Nullable LocalDate bookedOn) {}
}
