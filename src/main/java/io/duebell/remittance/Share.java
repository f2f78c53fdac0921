package io.duebell.remittance;

import io.duebell.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a remittance is whose, for one loan. The loan system books; the parts say how it is proposed to be booked.
 *
 * @param undoneAt null: it stands
 */
public record Share(
        long id,
        long remittance,
        String borrowerNo,
        String borrowerName,
        String loanNo,
        Money principal,
        Money interest,
        Money penalty,
        Instant creditedAt,
        String creditedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    /** Under which the loan system is told of a credit; what it books because of that bears it. */
    public static String adviceKey(long share) {
        return "C" + share;
    }

    public String adviceKey() {
        return adviceKey(id);
    }

    public Money total() {
        return principal.plus(interest).plus(penalty);
    }
}
