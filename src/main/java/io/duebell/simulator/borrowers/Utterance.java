package io.duebell.simulator.borrowers;

import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower says, and what it comes to.
 *
 * @param payOn when it is to be paid; null when nothing is said of paying
 * @param amount what is to be paid; null when no amount is named
 * @param last whether the borrower has no more to say, ever
 */
record Utterance(
        String text, @Nullable LocalDate payOn, @Nullable Money amount, boolean last) {

    /** The payment that was spoken of by the owner of this handset. */
    Optional<PlannedPayment> payment(String msisdn) {
        return payOn == null ? Optional.empty() : Optional.of(new PlannedPayment(msisdn, payOn, amount));
    }
}
