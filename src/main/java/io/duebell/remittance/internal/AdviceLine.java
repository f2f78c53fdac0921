package io.duebell.remittance.internal;

import io.duebell.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of advice, with what of its share and remittance the loan system is told; none of it changes once it is written.
 *
 * @param bookedOn when the bank booked the payment
 * @param tries over HTTP, this one included
 * @param standing whether its share stands; told nobody
 */
public record AdviceLine(
        String adviceKey,
        long shareId,
        Kind kind,
        Instant createdAt,
        int tries,
        long remittanceId,
        String borrowerNo,
        String loanNo,
        long principalFen,
        long interestFen,
        long penaltyFen,
        LocalDate bookedOn,
        String account,
        String serial,
        @Nullable Instant toldAt,
        @Nullable Instant refusedAt,
        boolean standing) {

    /** To be booked, or to be taken back. */
    public enum Kind {
        CREDIT,
        UNDO
    }

    public Money total() {
        return new Money(principalFen + interestFen + penaltyFen);
    }

    /** The key of the credit that it takes back; null: it is a credit. */
    public @Nullable String undoes() {
        return kind == Kind.UNDO ? creditKey() : null;
    }

    String creditKey() {
        return "C" + shareId;
    }
}
