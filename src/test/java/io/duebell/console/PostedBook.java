package io.duebell.console;

import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.Payments;
import io.duebell.loanbook.Posting;
import io.duebell.loanbook.SilentBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A loan system that knows of payments, or does not answer. */
final class PostedBook extends SilentBook implements Payments {

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
}
