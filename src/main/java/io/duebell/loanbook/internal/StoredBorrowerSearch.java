package io.duebell.loanbook.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers pages from the snapshot. */
@Component
class StoredBorrowerSearch implements BorrowerSearch {

    private final BookMapper mapper;
    private final BookReader reader;

    StoredBorrowerSearch(BookMapper mapper, BookReader reader) {
        this.mapper = mapper;
        this.reader = reader;
    }

    @Override
    public Optional<BorrowerBook> find(String borrowerNo) {
        return Optional.ofNullable(mapper.borrower(borrowerNo))
                .map(borrower -> reader.assemble(List.of(borrower)).get(0));
    }

    @Override
    public List<Borrower> findByName(String prefix, @Nullable String managerNo, int limit) {
        // A wildcard that somebody typed is a character of a name
        return mapper.byName(prefix.replaceAll("[\\\\%_]", "\\\\$0"), managerNo, limit);
    }

    @Override
    public Counts count(@Nullable String managerNo) {
        return managerNo == null ? mapper.counts() : mapper.countsOf(managerNo);
    }
}
