package io.duebell.remittance.internal;

import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.matching.Evidence;
import io.duebell.remittance.ReviewDesk.Candidate;
import io.duebell.remittance.ReviewDesk.Event;
import io.duebell.remittance.ReviewDesk.Opened;
import io.duebell.remittance.ReviewDesk.Owed;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.internal.Debts.Debt;
import io.duebell.remittance.internal.Debts.Debtor;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts before a person what speaks for whom, and what they owe. */
@Component
class Opening {

    private final Candidates candidates;
    private final ShareMapper shares;
    private final RemittanceMapper remittances;
    private final FileMapper files;
    private final Settling settling;
    private final Debts debts;
    private final BorrowerSearch search;
    private final BusinessClock clock;

    Opening(
            Candidates candidates,
            ShareMapper shares,
            RemittanceMapper remittances,
            FileMapper files,
            Settling settling,
            Debts debts,
            BorrowerSearch search,
            BusinessClock clock) {
        this.candidates = candidates;
        this.shares = shares;
        this.remittances = remittances;
        this.files = files;
        this.settling = settling;
        this.debts = debts;
        this.search = search;
        this.clock = clock;
    }

    Opened open(Person person, Kept remittance) {
        List<io.duebell.matching.Candidate> judged = candidates.of(remittance.id());
        List<Debtor> known = List.copyOf(debts.of(judged.stream()
                        .map(io.duebell.matching.Candidate::borrowerNo)
                        .toList())
                .values());
        Map<String, Debtor> theirs = new LinkedHashMap<>();
        known.stream().filter(it -> person.sees(it.book().borrower())).forEach(it -> theirs.put(it.no(), it));
        return new Opened(
                remittance.remittance(),
                candidates(remittance, judged, theirs),
                known.size() - theirs.size(),
                shares.of(remittance.id()).stream()
                        .map(ShareMapper.Kept::share)
                        .filter(share -> isTheirs(person, share.borrowerNo()))
                        .toList(),
                settling.proposal(remittance).shares(),
                remittances.story(remittance.id()).stream()
                        .map(told -> new Event(told.at(), told.actor(), told.toState(), told.reason()))
                        .toList(),
                files.find(remittance.fileId()).map(FileMapper.Kept::name).orElse(""));
    }

    /** As they were judged, with what they owe on the day of the payment; whom the book no longer knows is left out. */
    private List<Candidate> candidates(
            Kept remittance, List<io.duebell.matching.Candidate> judged, Map<String, Debtor> debtors) {
        List<Candidate> shown = new ArrayList<>();
        Map<String, Unbooked> unbooked = unbooked(debtors.values());
        for (io.duebell.matching.Candidate each : judged) {
            Debtor debtor = debtors.get(each.borrowerNo());
            if (debtor != null) {
                shown.add(candidate(
                        debtor, unbooked, each.weight(), each.evidence(), each.loanNos(), remittance.bookedOn()));
            }
        }
        return shown;
    }

    /** By number of borrower or loan, phone, name or village, whichever the words look like. */
    List<Candidate> search(Person person, String words, int limit) {
        if (words.isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        if (words.matches("\\d+")) {
            search.find(words).ifPresent(book -> found.add(book.borrower().borrowerNo()));
            debts.loans(List.of(words)).stream().map(Loan::borrowerNo).forEach(found::add);
            Msisdn.ofMobile(words)
                    .ifPresent(msisdn -> add(found, search.findByPhone(msisdn, person.managerNo(), limit)));
        } else {
            add(found, search.findByName(words, person.managerNo(), limit));
            if (found.size() < limit) {
                add(found, search.findByVillage(words, person.managerNo(), limit - found.size()));
            }
        }
        List<Debtor> debtors = debts.of(found).values().stream()
                .filter(debtor -> person.sees(debtor.book().borrower()))
                .limit(limit)
                .toList();
        Map<String, Unbooked> unbooked = unbooked(debtors);
        return debtors.stream()
                .map(debtor -> candidate(debtor, unbooked, 0, List.of(), List.of(), clock.today()))
                .toList();
    }

    /** By loan, what is credited to these people and not in the book yet. */
    private Map<String, Unbooked> unbooked(Collection<Debtor> debtors) {
        Set<String> loans = debtors.stream()
                .flatMap(debtor -> debtor.debts().stream())
                .map(debt -> debt.loan().loanNo())
                .collect(Collectors.toSet());
        return loans.isEmpty()
                ? Map.of()
                : Unbooked.byLoan(
                        shares.notInTheBook(loans, debtors.iterator().next().asOf(), Unbooked.since(clock.instant())));
    }

    /** Whether the book knows such a borrower whom the person may see. */
    boolean isKnown(Person person, String borrowerNo) {
        return debts.of(List.of(borrowerNo)).values().stream()
                .anyMatch(it -> person.sees(it.book().borrower()));
    }

    /** Whether there is such a borrower whom the person may see; who sees everybody also sees who left the book. */
    boolean isTheirs(Person person, String borrowerNo) {
        return (person.managerNo() == null && person.branchNo() == null) || isKnown(person, borrowerNo);
    }

    /** Whether part of it was credited to somebody whom the person may not see. */
    boolean hasForeign(Person person, long remittance) {
        List<String> borrowers =
                person.managerNo() == null && person.branchNo() == null ? List.of() : shares.borrowers(remittance);
        return borrowers.stream().anyMatch(no -> !isTheirs(person, no));
    }

    private static void add(Set<String> found, List<Borrower> borrowers) {
        borrowers.forEach(borrower -> found.add(borrower.borrowerNo()));
    }

    private static Candidate candidate(
            Debtor debtor,
            Map<String, Unbooked> unbooked,
            double weight,
            List<Evidence> evidence,
            List<String> fits,
            LocalDate on) {
        return new Candidate(
                debtor.no(),
                debtor.name(),
                debtor.book().borrower().village(),
                weight,
                evidence,
                debtor.debts().stream()
                        .map(debt -> owed(
                                debt,
                                Unbooked.of(debt.loan().loanNo(), unbooked).total(),
                                fits.contains(debt.loan().loanNo()),
                                on))
                        .toList());
    }

    private static Owed owed(Debt debt, long coming, boolean fits, LocalDate on) {
        List<OpenInstalment> due = debt.due(on);
        long interest = sum(due, each -> each.open().interest().fen());
        long penalty = sum(due, each -> each.open().penalty().fen());
        return new Owed(
                debt.loan().loanNo(),
                debt.loan().product(),
                new Money(sum(due, each -> each.open().principal().fen())),
                new Money(interest),
                new Money(penalty),
                new Money(debt.loan().balance().fen() + interest + penalty),
                new Money(coming),
                debt.instalments().isEmpty() ? null : debt.firstDue(),
                fits);
    }

    private static long sum(List<OpenInstalment> due, ToLongFunction<OpenInstalment> fen) {
        return due.stream().mapToLong(fen).sum();
    }
}
