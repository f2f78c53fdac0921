package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the loan system was told of credits and undone credits, and whether it booked that. */
public interface AdviceBook {

    /** Of booked ones those of so many days are counted. */
    int COUNTED_DAYS = 31;

    /** The latest first, behind one. */
    List<Line> lines(@Nullable String before, int limit, boolean differencesAlone);

    Counts count();

    /** Told and booked in the last days, told and waiting, waiting to be told, and at odds with the postings. */
    record Counts(int booked, int unbooked, int untold, int differences) {}

    /**
     * @param key the idempotency key, which the posting carries too
     * @param undo whether it takes an earlier one back
     * @param difference what does not agree with the postings; null: nothing, or not looked yet
     */
    record Line(
            String key,
            long remittance,
            String borrowerNo,
            String loanNo,
            boolean undo,
            Money amount,
            Instant createdAt,
            @Nullable Long file,
            @Nullable Instant toldAt,
            @Nullable String lastError,
            @Nullable LocalDate bookedOn,
            @Nullable String difference) {}
}
