package io.duebell.simulator.borrowers;

import io.duebell.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a handset means to pay.
 *
 * @param msisdn the handset's number as the carrier knows it
 * @param amount null for all that is due next
 */
public record PlannedPayment(
        String msisdn, LocalDate on, @Nullable Money amount) {

    public PlannedPayment {
        if (amount != null && !amount.isPositive()) {
            throw new IllegalArgumentException("a payment of nothing is none");
        }
    }
}
