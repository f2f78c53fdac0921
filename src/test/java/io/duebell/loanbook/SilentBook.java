package io.duebell.loanbook;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loan book that knows of nothing, for tests that ask little of it. */
public abstract class SilentBook implements LoanBook {

    @Override
    public List<Posting> postings(Collection<InstalmentKey> keys) {
        return List.of();
    }

    @Override
    public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
        return Map.of();
    }

    @Override
    public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
        return List.of();
    }

    @Override
    public Optional<LocalDate> findCompleteThrough() {
        return Optional.empty();
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return Optional.empty();
    }

    @Override
    public List<DueDate> countByDueDate() {
        return List.of();
    }

    @Override
    public Snapshot refresh(LocalDate asOf) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BorrowerStream openBorrowers(int chunkSize) {
        throw new UnsupportedOperationException();
    }
}
