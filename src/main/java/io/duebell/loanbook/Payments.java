package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.List;

/** What the loan system has booked as paid; asks the view. */
public interface Payments {

    /**
     * What was booked on each loan on a day, reversals left out. Never call it inside a transaction. Throws
     * {@link LoanBookUnavailableException}.
     */
    List<Paid> paidOn(LocalDate day);

    /** All that was booked on a loan on a day. */
    record Paid(String loanNo, LocalDate day, Money principal, Money interest, Money penalty) {}
}
