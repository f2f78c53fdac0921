package io.duebell.loanbook;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What the loan system has booked because this gateway advised it; asks the view. Never call it inside a transaction. Throws {@link
 * LoanBookUnavailableException}.
 */
public interface AdvisedPayments {

    /** What was booked on these loans since a day because of a gateway's advice. */
    List<Advised> advised(Collection<String> loanNos, LocalDate since);

    /** What was booked under these keys since a day, on whatever loan; reads all that was posted since, so ask it seldom. */
    List<Advised> underKeys(Collection<String> keys, LocalDate since);

    /**
     * All that was booked on a loan under one advice.
     *
     * @param key the gateway's own
     * @param postedOn the last day of it
     * @param reversed whether it was taken back
     */
    record Advised(String key, String loanNo, LocalDate postedOn, Money amount, boolean reversed) {}
}
