package io.duebell.remittance.internal;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.BorrowerSearch;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Posting;
import io.duebell.loanbook.Snapshot;
import io.duebell.loanbook.WholeBook;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A loan book of a few people, in memory: one interest instalment a loan. */
public final class SmallBook implements LoanBook, WholeBook, BorrowerBooks, BorrowerSearch, AdvisedPayments, Payments {

    static final LocalDate DUE = LocalDate.parse("2026-12-21");

    private final Map<String, Borrower> borrowers = new LinkedHashMap<>();
    private final List<Loan> loans = new ArrayList<>();
    private final Map<String, Long> interest = new LinkedHashMap<>();
    final List<Advised> booked = new ArrayList<>();
    boolean away;

    /** Somebody with one loan of 10,000 yuan; the amount is the interest due. */
    public SmallBook add(String borrowerNo, String name, String loanNo, String interestYuan) {
        borrowers.putIfAbsent(
                borrowerNo,
                new Borrower(
                        borrowerNo,
                        name,
                        "zh-CN",
                        "V1",
                        "石桥村",
                        "青山镇",
                        "0001",
                        "M0000" + borrowerNo.charAt(11),
                        "李经理",
                        ""));
        loans.add(new Loan(
                loanNo, borrowerNo, "农户小额信用贷款", new Money(1_000_000), LocalDate.parse("2027-06-21"), "", false));
        interest.put(loanNo, Money.ofYuan(new BigDecimal(interestYuan)).fen());
        return this;
    }

    @Override
    public void read(Rows rows) {
        borrowers.values().forEach(each -> rows.person(new Person(each.borrowerNo(), each.name(), each.village(), "")));
        loans.forEach(loan -> rows.credit(new Credit(
                loan.loanNo(),
                loan.borrowerNo(),
                loan.balance(),
                new BigDecimal("6.5"),
                new BigDecimal("1.5"),
                loan.repayAccount(),
                true)));
        interest.forEach((loan, fen) -> rows.due(new Due(loan, DUE, Money.ZERO, new Money(fen), Money.ZERO)));
    }

    @Override
    public List<BorrowerBook> books(Collection<String> borrowerNos) {
        return borrowers.values().stream()
                .filter(each -> borrowerNos.contains(each.borrowerNo()))
                .map(each -> new BorrowerBook(each, List.of(), open(each.borrowerNo())))
                .toList();
    }

    private List<OpenInstalment> open(String borrowerNo) {
        return loans.stream()
                .filter(loan -> loan.borrowerNo().equals(borrowerNo))
                .map(loan -> new OpenInstalment(
                        new InstalmentKey(loan.loanNo(), DUE),
                        DUE,
                        new OpenAmounts(Money.ZERO, new Money(interest.getOrDefault(loan.loanNo(), 0L)), Money.ZERO),
                        loan.product(),
                        loan.maturityDate(),
                        "",
                        false))
                .toList();
    }

    @Override
    public List<Loan> loans(Collection<String> borrowerNos) {
        return loans.stream()
                .filter(loan -> borrowerNos.contains(loan.borrowerNo()))
                .toList();
    }

    @Override
    public List<Loan> byNumber(Collection<String> loanNos) {
        return loans.stream().filter(loan -> loanNos.contains(loan.loanNo())).toList();
    }

    @Override
    public Optional<Snapshot> findSnapshot() {
        return Optional.of(new Snapshot(
                LocalDate.parse("2026-12-14"), Instant.EPOCH, borrowers.size(), 0, loans.size(), loans.size(), 0, 1));
    }

    @Override
    public Optional<BorrowerBook> find(String borrowerNo) {
        return books(List.of(borrowerNo)).stream().findFirst();
    }

    @Override
    public List<Borrower> findByName(String prefix, @Nullable String managerNo, int limit) {
        return borrowers.values().stream()
                .filter(each -> each.name().startsWith(prefix))
                .filter(each -> managerNo == null || managerNo.equals(each.managerNo()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Borrower> findByPhone(Msisdn msisdn, @Nullable String managerNo, int limit) {
        return List.of();
    }

    @Override
    public List<Borrower> findByVillage(String prefix, @Nullable String managerNo, int limit) {
        return List.of();
    }

    @Override
    public List<Advised> advised(Collection<String> loanNos, LocalDate since) {
        if (away) {
            throw new LoanBookUnavailableException("away", new IllegalStateException());
        }
        return booked.stream().filter(each -> loanNos.contains(each.loanNo())).toList();
    }

    @Override
    public List<Advised> underKeys(Collection<String> keys, LocalDate since) {
        return booked.stream().filter(each -> keys.contains(each.key())).toList();
    }

    @Override
    public List<Paid> paidOn(LocalDate day) {
        return List.of();
    }

    @Override
    public Counts count(@Nullable String managerNo) {
        return new Counts(borrowers.size(), loans.size());
    }

    @Override
    public Optional<LocalDate> findCompleteThrough() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Snapshot refresh(LocalDate asOf) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DueDate> countByDueDate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BorrowerStream openBorrowers(int chunkSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Posting> postings(Collection<InstalmentKey> keys) {
        throw new UnsupportedOperationException();
    }
}
