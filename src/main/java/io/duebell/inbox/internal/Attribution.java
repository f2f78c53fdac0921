package io.duebell.inbox.internal;

import io.duebell.inbox.internal.OwnerMapper.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a reply is.
 *
 * @param borrower null: nobody knows
 * @param notice the notice it answers; null: none
 * @param percent how surely
 * @param own whether the number is the borrower's own and nobody else's, and was confirmed lately enough to speak of debts on it
 * @param candidates whose it may be, the borrower included
 * @param answersAsk whether the notice asks if money that came is theirs
 */
public record Attribution(
        @Nullable Holder borrower,
        @Nullable Long notice,
        int percent,
        boolean own,
        List<Holder> candidates,
        boolean answersAsk) {

    static final Attribution UNKNOWN = new Attribution(null, null, 0, false, List.of(), false);

    public Attribution {
        candidates = List.copyOf(candidates);
    }

    /** Whether a person has to say which of several it is. */
    boolean isAmbiguous() {
        return borrower == null && !candidates.isEmpty();
    }
}
