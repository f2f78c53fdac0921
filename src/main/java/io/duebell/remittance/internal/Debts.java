package io.duebell.remittance.internal;

import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What borrowers owe by the snapshot. Asked before a transaction begins, never within: the snapshot is read in one of its own. */
@Component
class Debts {

    private final BorrowerBooks books;
    private final LoanBook snapshots;

    Debts(BorrowerBooks books, LoanBook snapshots) {
        this.books = books;
        this.snapshots = snapshots;
    }

    /**
     * A borrower and their loans, the one due first at the head.
     *
     * @param asOf up to which day the figures know what was booked
     */
    record Debtor(BorrowerBook book, List<Debt> debts, LocalDate asOf) {

        String no() {
            return book.borrower().borrowerNo();
        }

        String name() {
            return book.borrower().name();
        }
    }

    /** A loan with its open instalments in order of their day. */
    record Debt(Loan loan, List<OpenInstalment> instalments) {

        LocalDate firstDue() {
            return instalments.isEmpty()
                    ? LocalDate.MAX
                    : instalments.get(0).key().dueDate();
        }

        /** The instalments due up to a day; where none is, the next one. */
        List<OpenInstalment> due(LocalDate on) {
            List<OpenInstalment> due = instalments.stream()
                    .filter(each -> !each.key().dueDate().isAfter(on))
                    .toList();
            return due.isEmpty() ? instalments.stream().limit(1).toList() : due;
        }
    }

    /** In the order asked for; whom the snapshot does not know is left out. */
    Map<String, Debtor> of(Collection<String> borrowerNos) {
        // First, so that a snapshot that comes in between is newer than it is said to be, and never older
        LocalDate asOf = snapshots.findSnapshot().map(Snapshot::asOf).orElse(LocalDate.EPOCH);
        Map<String, List<Loan>> loans = new LinkedHashMap<>();
        books.loans(borrowerNos)
                .forEach(loan -> loans.computeIfAbsent(loan.borrowerNo(), no -> new ArrayList<>())
                        .add(loan));
        Map<String, Debtor> read = new LinkedHashMap<>();
        for (BorrowerBook book : books.books(borrowerNos)) {
            String no = book.borrower().borrowerNo();
            read.put(no, new Debtor(book, debts(book, loans.getOrDefault(no, List.of())), asOf));
        }
        Map<String, Debtor> ordered = new LinkedHashMap<>();
        for (String no : borrowerNos) {
            Debtor debtor = read.get(no);
            if (debtor != null) {
                ordered.put(no, debtor);
            }
        }
        return ordered;
    }

    private static List<Debt> debts(BorrowerBook book, List<Loan> loans) {
        return loans.stream()
                .map(loan -> new Debt(
                        loan,
                        book.instalments().stream()
                                .filter(each -> each.key().loanNo().equals(loan.loanNo()))
                                .sorted(Comparator.comparing(each -> each.key().dueDate()))
                                .toList()))
                .sorted(Comparator.comparing(Debt::firstDue)
                        .thenComparing(debt -> debt.loan().loanNo()))
                .toList();
    }

    List<Loan> loans(Collection<String> loanNos) {
        return books.byNumber(loanNos);
    }
}
