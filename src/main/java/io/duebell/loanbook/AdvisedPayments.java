package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What the loan system has booked because this gateway advised it; asks the view. */
public interface AdvisedPayments {

    /**
     * What was booked on these loans since a day because of a gateway's advice. Never call it inside a transaction. Throws
     * {@link LoanBookUnavailableException}.
     */
    List<Advised> advised(Collection<String> loanNos, LocalDate since);

    /**
     * All that was booked under one advice on a day.
     *
     * @param key the gateway's own
     * @param reversed whether it was taken back
     */
    record Advised(String key, LocalDate postedOn, Money amount, boolean reversed) {}
}
