package io.duebell.loanbook.internal;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Posting;
import io.duebell.loanbook.Snapshot;
import io.duebell.loanbook.internal.view.AdvisedRow;
import io.duebell.loanbook.internal.view.OpenRow;
import io.duebell.loanbook.internal.view.PostingRow;
import io.duebell.loanbook.internal.view.ViewMapper;
import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The loan book by its six views and by the snapshot of them. */
@Component
class ViewLoanBook implements LoanBook, BorrowerBooks, Payments, AdvisedPayments {

    private static final Logger LOG = LoggerFactory.getLogger(ViewLoanBook.class);

    /** Loans a query: what both engines' optimisers take as ranges of the key, and well below 1,000, where MariaDB turns to a join. */
    private static final int LOANS = 400;

    private final LoanBookViews views;
    private final SnapshotRefresh refresh;
    private final RefreshMapper snapshots;
    private final BookReader reader;
    private final LoanBookMeters meters;

    ViewLoanBook(
            LoanBookViews views,
            SnapshotRefresh refresh,
            RefreshMapper snapshots,
            BookReader reader,
            LoanBookMeters meters) {
        this.views = views;
        this.refresh = refresh;
        this.snapshots = snapshots;
        this.reader = reader;
        this.meters = meters;
    }

    @Override
    public Optional<LocalDate> findCompleteThrough() {
        return Optional.ofNullable(views.<@Nullable LocalDate>ask(ViewMapper::completeThrough));
    }

    @Override
    public Snapshot refresh(LocalDate asOf) {
        return meters.refreshed(() -> refresh.run(asOf, this::paidAmong));
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return Optional.ofNullable(snapshots.latest());
    }

    @Override
    public List<DueDate> countByDueDate() {
        return reader.countByDueDate();
    }

    @Override
    public BorrowerStream openBorrowers(int chunkSize) {
        return reader.stream(chunkSize);
    }

    @Override
    public List<BorrowerBook> books(Collection<String> borrowerNos) {
        return reader.books(borrowerNos);
    }

    @Override
    public List<Loan> loans(Collection<String> borrowerNos) {
        return reader.loans(borrowerNos);
    }

    @Override
    public List<Loan> byNumber(Collection<String> loanNos) {
        return reader.byNumber(loanNos);
    }

    @Override
    public List<Advised> advised(Collection<String> loanNos, LocalDate since) {
        return loanNos.isEmpty() ? List.of() : advised(views.ask(mapper -> mapper.advised(loanNos, since)));
    }

    @Override
    public List<Advised> underKeys(Collection<String> keys, LocalDate since) {
        return keys.isEmpty() ? List.of() : advised(views.ask(mapper -> mapper.underKeys(keys, since)));
    }

    private static List<Advised> advised(List<AdvisedRow> rows) {
        return rows.stream()
                .map(row -> new Advised(
                        row.adviceKey(), row.loanNo(), row.postedOn(), Money.ofYuan(row.total()), row.reversed()))
                .toList();
    }

    @Override
    public List<Paid> paidOn(LocalDate day) {
        return views.ask(mapper -> mapper.paidOn(day)).stream()
                .map(row -> new Paid(
                        row.loanNo(),
                        day,
                        row.adviceKey(),
                        amount(row.principal()),
                        amount(row.interest()),
                        amount(row.penalty())))
                .toList();
    }

    @Override
    public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
        Set<InstalmentKey> asked = new HashSet<>(keys);
        Map<InstalmentKey, OpenAmounts> open = new HashMap<>();
        for (Portion portion : portions(asked)) {
            for (OpenRow row : views.ask(mapper -> mapper.openAmong(portion.loans(), portion.from(), portion.to()))) {
                InstalmentKey key = new InstalmentKey(row.loanNo(), row.dueDate());
                if (asked.contains(key)) {
                    amounts(row).ifPresent(amounts -> open.put(key, amounts));
                }
            }
        }
        return open;
    }

    @Override
    public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
        Set<InstalmentKey> asked = new HashSet<>(keys);
        Set<InstalmentKey> paid = new HashSet<>();
        for (Portion portion : portions(asked)) {
            paid.addAll(views.ask(mapper -> mapper.paidAmong(portion.loans(), portion.from(), portion.to())));
        }
        paid.retainAll(asked);
        return paid;
    }

    @Override
    public List<Posting> postings(Collection<InstalmentKey> keys) {
        Set<InstalmentKey> asked = new HashSet<>(keys);
        List<Posting> postings = new ArrayList<>();
        for (Portion portion : portions(asked)) {
            for (PostingRow row : views.ask(mapper -> mapper.postings(portion.loans(), portion.from(), portion.to()))) {
                InstalmentKey key = new InstalmentKey(row.loanNo(), row.dueDate());
                if (asked.contains(key)) {
                    postings.add(new Posting(
                            row.postingNo(),
                            key,
                            row.postedOn(),
                            amount(row.principal()),
                            amount(row.interest()),
                            amount(row.penalty()),
                            row.reversed()));
                }
            }
        }
        return postings;
    }

    /** Empty for amounts that can't be told; one odd row must not hold the thousand that were asked with it. */
    private static Optional<OpenAmounts> amounts(OpenRow row) {
        try {
            return Optional.of(new OpenAmounts(
                    amount(row.principalOpen()), amount(row.interestOpen()), amount(row.penaltyOpen())));
        } catch (ArithmeticException e) {
            LOG.atWarn()
                    .addKeyValue("loan", row.loanNo())
                    .addKeyValue("due", row.dueDate())
                    .log("An open instalment has amounts finer than fen; it counts as not open, nothing is sent of it");
            return Optional.empty();
        }
    }

    private static Money amount(@Nullable BigDecimal yuan) {
        return yuan == null || yuan.signum() <= 0 ? Money.ZERO : Money.ofYuan(yuan);
    }

    /** Loans asked of at once, with the span of the due dates asked for. */
    private record Portion(List<String> loans, LocalDate from, LocalDate to) {}

    private static List<Portion> portions(Set<InstalmentKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<LocalDate> dates = keys.stream().map(InstalmentKey::dueDate).toList();
        LocalDate from = Collections.min(dates);
        LocalDate to = Collections.max(dates);
        List<String> loans =
                keys.stream().map(InstalmentKey::loanNo).distinct().sorted().toList();
        List<Portion> portions = new ArrayList<>();
        for (int i = 0; i < loans.size(); i += LOANS) {
            portions.add(new Portion(loans.subList(i, Math.min(i + LOANS, loans.size())), from, to));
        }
        return portions;
    }
}
