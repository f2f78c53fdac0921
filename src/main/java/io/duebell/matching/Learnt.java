package io.duebell.matching;

import io.duebell.shared.Money;
import java.util.Map;
import java.util.Set;

/** What was learnt of payers from payments that were clear, or settled by a person. */
public interface Learnt {

    /** Borrowers' numbers with the amounts that an account paid for them; empty for an account that nothing was learnt of. */
    Map<String, Set<Money>> paidFrom(String payerAccount);

    /** Numbers of borrowers whom a person knows by this name, though the book doesn't. */
    Set<String> knownAs(String name);
}
