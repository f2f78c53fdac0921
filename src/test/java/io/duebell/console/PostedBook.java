package io.duebell.console;

import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Posting;
import io.duebell.loanbook.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loan system that knows of payments, or does not answer. */
final class PostedBook implements LoanBook, Payments {

    final List<Posting> posted = new ArrayList<>();
    boolean away;

    @Override
    public List<Paid> paidOn(LocalDate day) {
        return posted.stream()
                .filter(posting -> posting.postedOn().equals(day) && !posting.reversed())
                .map(posting -> new Paid(
                        posting.instalment().loanNo(),
                        day,
                        null,
                        posting.principal(),
                        posting.interest(),
                        posting.penalty()))
                .toList();
    }

    @Override
    public List<Posting> postings(Collection<InstalmentKey> keys) {
        if (away) {
            throw new LoanBookUnavailableException("away", new IllegalStateException());
        }
        return posted.stream()
                .filter(posting -> keys.contains(posting.instalment()))
                .toList();
    }

    @Override
    public Optional<LocalDate> findCompleteThrough() {
        return Optional.empty();
    }

    @Override
    public Snapshot refresh(LocalDate asOf) {
        throw new UnsupportedOperationException();
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
    public BorrowerStream openBorrowers(int chunkSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
        return Map.of();
    }

    @Override
    public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
        return List.of();
    }
}
