package io.duebell.loanbook;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one refresh brought into the gateway's database.
 *
 * @param asOf the loan system had finished its day up to this date
 * @param quarantined rows of the views that could not be taken, kept with their reason
 * @param millis how long the refresh took
 */
public record Snapshot(
        LocalDate asOf,
        Instant loadedAt,
        int borrowers,
        int phones,
        int loans,
        int instalments,
        int quarantined,
        long millis) {}
