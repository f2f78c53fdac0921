package io.duebell.loanbook.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.shared.Msisdn;
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
        return mapper.byName(literal(prefix), managerNo, limit);
    }

    @Override
    public List<Borrower> findByPhone(Msisdn msisdn, @Nullable String managerNo, int limit) {
        return mapper.byPhone(msisdn.digits(), managerNo, limit);
    }

    @Override
    public List<Borrower> findByVillage(String prefix, @Nullable String managerNo, int limit) {
        return mapper.byVillage(literal(prefix), managerNo, limit);
    }

    private static String literal(String words) {
        return words.replaceAll("[\\\\%_]", "\\\\$0");
    }

    @Override
    public Counts count(@Nullable String managerNo) {
        return managerNo == null ? mapper.counts() : mapper.countsOf(managerNo);
    }
}
