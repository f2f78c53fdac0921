package io.duebell.notice.internal;

import io.duebell.loanbook.AdvisedPayments;
import io.duebell.loanbook.Borrower;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.Loan;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.loanbook.SilentBook;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is owed, by loan, and what was booked under which advice. */
final class OwedBook extends SilentBook implements BorrowerBooks, AdvisedPayments {

    final Map<String, Long> open = new HashMap<>();
    final Map<String, List<String>> loans = new HashMap<>();
    final List<Advised> booked = new ArrayList<>();
    volatile boolean away;

    @Override
    public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
        answers();
        Map<InstalmentKey, OpenAmounts> found = new HashMap<>();
        for (InstalmentKey key : keys) {
            long fen = key.dueDate().equals(NoticeNews.DUE) ? open.getOrDefault(key.loanNo(), 0L) : 0;
            if (fen > 0) {
                found.put(key, amounts(fen));
            }
        }
        return found;
    }

    private void answers() {
        if (away) {
            throw new LoanBookUnavailableException("connection refused", new IllegalStateException());
        }
    }

    private static OpenAmounts amounts(long fen) {
        return new OpenAmounts(Money.ZERO, new Money(fen), Money.ZERO);
    }

    @Override
    public List<Advised> underKeys(Collection<String> keys, LocalDate since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Advised> advised(Collection<String> loanNos, LocalDate since) {
        answers();
        return booked;
    }

    @Override
    public List<BorrowerBook> books(Collection<String> borrowerNos) {
        return borrowerNos.stream().map(this::book).toList();
    }

    private BorrowerBook book(String no) {
        Borrower borrower = new Borrower(no, "张三丰", "zh-CN", "V1", "枫树村", "枫木镇", "0101", "M1", "李经理", "13900000000");
        List<OpenInstalment> instalments = loans.getOrDefault(no, List.of()).stream()
                .map(loan -> new OpenInstalment(
                        new InstalmentKey(loan, NoticeNews.DUE),
                        NoticeNews.DUE,
                        amounts(open.getOrDefault(loan, 0L)),
                        "农户贷款",
                        NoticeNews.DAY.plusYears(1),
                        "6217",
                        false))
                .toList();
        return new BorrowerBook(borrower, List.of(), instalments);
    }

    @Override
    public List<Loan> loans(Collection<String> borrowerNos) {
        return List.of();
    }

    @Override
    public List<Loan> byNumber(Collection<String> loanNos) {
        return List.of();
    }
}
