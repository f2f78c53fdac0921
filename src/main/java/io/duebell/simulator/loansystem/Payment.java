package io.duebell.simulator.loansystem;

import io.duebell.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower paid on one instalment.
 *
 * @param adviceKey the gateway's key, where its advice led to it; the same key is booked once
 */
public record Payment(
        String loanNo,
        LocalDate dueDate,
        LocalDate postedOn,
        Money principal,
        Money interest,
        Money penalty,
        @Nullable String adviceKey) {

    Money total() {
        return principal.plus(interest).plus(penalty);
    }

    /** As much of it as this amount covers: penalty first, then interest, then principal. */
    Payment upTo(Money amount) {
        long ofPenalty = Math.min(amount.fen(), penalty.fen());
        long ofInterest = Math.min(amount.fen() - ofPenalty, interest.fen());
        long ofPrincipal = Math.min(amount.fen() - ofPenalty - ofInterest, principal.fen());
        return new Payment(
                loanNo,
                dueDate,
                postedOn,
                new Money(ofPrincipal),
                new Money(ofInterest),
                new Money(ofPenalty),
                adviceKey);
    }
}
