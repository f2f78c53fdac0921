package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the loan system has booked as paid; asks the view. */
public interface Payments {

    /**
     * What was booked on each loan on a day, by the advice that led to it, reversals left out. Never call it inside a transaction.
     * Throws {@link LoanBookUnavailableException}.
     */
    List<Paid> paidOn(LocalDate day);

    /**
     * All that was booked on a loan on a day under one key, or under none.
     *
     * @param adviceKey the gateway's own, by which the posting and its credit are one payment; null: no advice led to it
     */
    record Paid(
            String loanNo, LocalDate day, @Nullable String adviceKey, Money principal, Money interest, Money penalty) {

        public Money total() {
            return principal.plus(interest).plus(penalty);
        }
    }
}
