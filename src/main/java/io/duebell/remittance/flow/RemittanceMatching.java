package io.duebell.remittance.flow;

import io.duebell.remittance.internal.BookMatcher;
import io.duebell.remittance.internal.Judging;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of judging whose money came in. */
@Component
public class RemittanceMatching {

    private final BookMatcher book;
    private final Judging judging;

    RemittanceMatching(BookMatcher book, Judging judging) {
        this.book = book;
        this.judging = judging;
    }

    public void index() {
        book.refresh();
    }

    public List<Long> waiting() {
        return judging.waiting();
    }

    public void judge(long remittance) {
        judging.judge(remittance);
    }
}
