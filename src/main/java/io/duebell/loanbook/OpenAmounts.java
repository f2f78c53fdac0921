package io.duebell.loanbook;

import io.duebell.shared.Money;

/** What is still open on one instalment: due less paid, never negative. */
public record OpenAmounts(Money principal, Money interest, Money penalty) {

    public Money total() {
        return principal.plus(interest).plus(penalty);
    }
}
