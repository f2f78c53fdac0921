package io.duebell.remittance;

import java.time.Instant;

/** Statements as they came, on the disk. */
public interface StatementCopies {

    /** Removes those that came before an instant, also from where the watched folder puts them away, and says how many. */
    int remove(Instant before);
}
