package io.duebell.loanbook.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBook.BorrowerStream;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Phone;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts borrowers of the snapshot together with their phones and open instalments. */
@Component
class BookReader {

    private final BookMapper mapper;
    private final TransactionTemplate oneMoment;

    BookReader(BookMapper mapper, PlatformTransactionManager transactions) {
        this.mapper = mapper;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Each chunk is one short reading that goes on behind the last borrower: a cursor held through the whole planning
     * would keep the swap of the next snapshot waiting, and with it every page.
     */
    BorrowerStream stream(int chunkSize) {
        return new Chunks(chunkSize);
    }

    List<DueDate> countByDueDate() {
        return mapper.countByDueDate();
    }

    /** All of them at one moment, in order of their number. */
    List<BorrowerBook> books(Collection<String> borrowerNos) {
        return borrowerNos.isEmpty()
                ? List.of()
                : Objects.requireNonNull(oneMoment.execute(
                        status -> assemble(mapper.borrowers(borrowerNos), mapper.openOf(borrowerNos))));
    }

    List<Loan> loans(Collection<String> borrowerNos) {
        return borrowerNos.isEmpty()
                ? List.of()
                : mapper.loansOf(borrowerNos).stream().map(BookReader::loan).toList();
    }

    List<Loan> byNumber(Collection<String> loanNos) {
        return loanNos.isEmpty()
                ? List.of()
                : mapper.loansByNumber(loanNos).stream().map(BookReader::loan).toList();
    }

    private static Loan loan(BookMapper.LoanOf row) {
        return new Loan(
                row.loanNo(),
                row.borrowerNo(),
                row.product(),
                new Money(row.principalBalanceFen()),
                row.maturityDate(),
                row.repayAccount(),
                row.status().equals("LITIGATION"));
    }

    /** Borrowers that stand next to each other, in order of their number. */
    List<BorrowerBook> assemble(List<Borrower> borrowers) {
        return borrowers.isEmpty()
                ? List.of()
                : assemble(
                        borrowers,
                        mapper.openBetween(
                                borrowers.get(0).borrowerNo(),
                                borrowers.get(borrowers.size() - 1).borrowerNo()));
    }

    private List<BorrowerBook> assemble(List<Borrower> borrowers, List<BookMapper.Open> open) {
        if (borrowers.isEmpty()) {
            return List.of();
        }
        Map<String, List<OpenInstalment>> instalments = new HashMap<>();
        open.forEach(row -> instalments
                .computeIfAbsent(row.borrowerNo(), no -> new ArrayList<>())
                .add(instalment(row)));
        Map<String, List<Phone>> phones = new HashMap<>();
        mapper.phonesOf(borrowers.stream().map(Borrower::borrowerNo).toList())
                .forEach(row -> phones.computeIfAbsent(row.borrowerNo(), no -> new ArrayList<>())
                        .add(phone(row)));
        return borrowers.stream()
                .map(borrower -> new BorrowerBook(
                        borrower,
                        phones.getOrDefault(borrower.borrowerNo(), List.of()),
                        instalments.getOrDefault(borrower.borrowerNo(), List.of())))
                .toList();
    }

    private static OpenInstalment instalment(BookMapper.Open row) {
        return new OpenInstalment(
                new InstalmentKey(row.loanNo(), row.dueDate()),
                row.subjectDueDate(),
                new OpenAmounts(
                        new Money(row.principalFen()), new Money(row.interestFen()), new Money(row.penaltyFen())),
                row.product(),
                row.maturityDate(),
                row.repayAccount(),
                row.status().equals("LITIGATION"));
    }

    private static Phone phone(BookRow.Phone row) {
        return new Phone(
                row.typed(),
                row.kind(),
                row.msisdn() == null ? null : new Msisdn(row.msisdn()),
                row.holder(),
                row.preferred(),
                row.updatedOn());
    }

    private final class Chunks implements BorrowerStream {

        private final int size;
        private final long snapshot;
        private String after = "";
        private List<BorrowerBook> next;

        private Chunks(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("a chunk holds at least one borrower, not " + size);
            }
            this.size = size;
            this.snapshot = mapper.snapshotId();
            this.next = read();
        }

        /** The first table read is the first that a swap locks, so the two can't wait for each other. */
        private List<BorrowerBook> read() {
            List<BorrowerBook> chunk = oneMoment.execute(status -> {
                List<BorrowerBook> books = assemble(mapper.nextWithOpen(after, size));
                if (mapper.snapshotId() != snapshot) {
                    throw new IllegalStateException("the snapshot was swapped while it was read; read it again");
                }
                return books;
            });
            if (!chunk.isEmpty()) {
                after = chunk.get(chunk.size() - 1).borrower().borrowerNo();
            }
            return chunk;
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<BorrowerBook> next() {
            if (next.isEmpty()) {
                throw new NoSuchElementException();
            }
            List<BorrowerBook> chunk = next;
            next = read();
            return chunk;
        }

        @Override
        public void close() {
            next = List.of();
        }
    }
}
