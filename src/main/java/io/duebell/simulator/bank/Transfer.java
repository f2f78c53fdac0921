package io.duebell.simulator.bank;

import io.duebell.shared.Money;
import java.util.List;

/**
 * What somebody hands to their bank.
 *
 * @param loans what it is for, which the bank does not know
 */
record Transfer(String payer, String payerAccount, Money amount, String booking, String remark, List<String> loans) {

    Transfer {
        loans = List.copyOf(loans);
    }
}
