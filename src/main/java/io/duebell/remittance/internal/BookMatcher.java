package io.duebell.remittance.internal;

import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.Snapshot;
import io.duebell.loanbook.WholeBook;
import io.duebell.matching.Matcher;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * This node's matcher over the loan book, built anew when the snapshot is; it is held in memory whole (docs/remittances.md states how
 * much that takes). Without a snapshot there is none: payments wait.
 */
@Component
public class BookMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(BookMatcher.class);

    private final LoanBook book;
    private final WholeBook whole;
    private final RemittanceSettings settings;
    private final BusinessClock clock;
    private volatile @Nullable Built built;

    BookMatcher(LoanBook book, WholeBook whole, RemittanceSettings settings, BusinessClock clock) {
        this.book = book;
        this.whole = whole;
        this.settings = settings;
        this.clock = clock;
    }

    private record Built(Instant of, LocalDate asOf, Matcher matcher) {}

    /** Reads the book if the snapshot is newer than what is held; the old one goes on until then. */
    public synchronized void refresh() {
        Optional<Snapshot> snapshot = book.findSnapshot();
        Built held = built;
        if (snapshot.isEmpty()
                || (held != null && held.of().equals(snapshot.get().loadedAt()))) {
            return;
        }
        long start = System.nanoTime();
        Matcher matcher = Matcher.over(whole, settings.matching().settings());
        built = new Built(snapshot.get().loadedAt(), snapshot.get().asOf(), matcher);
        LOG.atInfo()
                .addKeyValue("borrowers", matcher.borrowers())
                .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                .log("loan book indexed for matching");
    }

    /** None either while the book is too old: who is new, or paid at the counter, is not in it. */
    Optional<Matcher> matcher() {
        Built held = built;
        return held == null || held.asOf().isBefore(clock.today().minus(settings.bookWithin()))
                ? Optional.empty()
                : Optional.of(held.matcher());
    }

    /** Up to which day the book that is held knows what was booked. */
    LocalDate asOf() {
        Built held = built;
        return held == null ? LocalDate.EPOCH : held.asOf();
    }
}
