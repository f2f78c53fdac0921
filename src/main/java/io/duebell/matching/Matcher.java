package io.duebell.matching;

import io.duebell.loanbook.WholeBook;
import io.duebell.matching.internal.BookIndex;
import io.duebell.matching.internal.Clerk;

/** Judges payments against a loan book as it stood when it was read; safe for several threads. */
public final class Matcher {

    private final BookIndex book;
    private final Clerk clerk;

    private Matcher(BookIndex book, MatchSettings settings) {
        this.book = book;
        this.clerk = new Clerk(book, settings);
    }

    /** Reads the whole book into memory. */
    public static Matcher over(WholeBook book, MatchSettings settings) {
        BookIndex index = new BookIndex();
        book.read(index);
        return new Matcher(index.complete(), settings);
    }

    public Decision judge(Payment payment, Learnt learnt) {
        return clerk.judge(payment, learnt);
    }

    /**
     * Whether a credit of this payment teaches whose money its account brings: the decision rests on the payment's own words or numbers,
     * and the account is a person's or a firm's, not a payment company's.
     */
    public boolean teaches(Payment payment, Decision decision) {
        return decision.outcome() == Decision.Outcome.CREDIT
                && decision.reason() != Reason.PAID_BEFORE
                && clerk.teaches(payment);
    }

    public int borrowers() {
        return book.size();
    }
}
