package io.duebell.remittance.internal;

import io.duebell.remittance.RemittanceStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** As it is stored. */
@Component
class StoredStanding implements RemittanceStanding {

    private final RemittanceMapper remittances;
    private final ShareMapper shares;

    StoredStanding(RemittanceMapper remittances, ShareMapper shares) {
        this.remittances = remittances;
        this.shares = shares;
    }

    @Override
    public Set<Long> inReview(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : remittances.inReview(ids);
    }

    @Override
    public boolean isAheadOf(LocalDate bookDay, String borrowerNo, Instant since) {
        return shares.aheadOf(bookDay, borrowerNo, since) > 0;
    }

    @Override
    public Set<Long> standing(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : shares.standing(ids);
    }

    @Override
    public List<Credit> credits(Collection<String> borrowerNos, Instant since) {
        return borrowerNos.isEmpty()
                ? List.of()
                : shares.credits(borrowerNos, since).stream()
                        .map(ShareMapper.Came::credit)
                        .toList();
    }

    @Override
    public Set<String> told(Collection<String> adviceKeys) {
        return adviceKeys.isEmpty() ? Set.of() : shares.told(adviceKeys);
    }
}
