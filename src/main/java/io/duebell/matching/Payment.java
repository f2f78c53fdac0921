package io.duebell.matching;

import io.duebell.shared.Money;
import java.time.LocalDate;

/**
 * Money that came in, as the statement tells it; texts are empty where it tells nothing.
 *
 * @param payer the other side's name as written
 * @param payerAccount the other side's account
 * @param payerBank the other side's bank as the statement names it
 * @param ownAccount ours, into which it was paid: the branch's own or a loan's sub-account
 * @param booking what the bank says of it (摘要)
 * @param remark what the payer wrote (附言)
 */
public record Payment(
        LocalDate date,
        Money amount,
        String payer,
        String payerAccount,
        String payerBank,
        String ownAccount,
        String booking,
        String remark) {

    public Payment {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("money that came in is more than nothing, not " + amount);
        }
    }
}
