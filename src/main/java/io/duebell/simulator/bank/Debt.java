package io.duebell.simulator.bank;

import io.duebell.shared.Money;

/** What somebody owes next on a loan, as they know it themselves. */
record Debt(String borrowerNo, String name, String village, String loanNo, Money open) {

    String tail() {
        return loanNo.substring(loanNo.length() - 4);
    }
}
