package io.duebell.remittance;

import java.util.Collection;
import java.util.Set;

/** What still holds of remittances, for whoever is about to tell a borrower of one. */
public interface RemittanceStanding {

    /** Those of which a person has still to say whose they are. */
    Set<Long> inReview(Collection<Long> remittances);

    /** Those shares that were not undone. */
    Set<Long> standing(Collection<Long> shares);
}
