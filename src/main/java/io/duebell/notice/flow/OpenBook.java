package io.duebell.notice.flow;

import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBook.BorrowerStream;
import io.duebell.notice.PlanningProperties;
import java.io.Closeable;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/** Opens the snapshot as a stream of chunks; the split reads one after the other. */
@Component
public class OpenBook {

    private final LoanBook book;
    private final PlanningProperties properties;

    OpenBook(LoanBook book, PlanningProperties properties) {
        this.book = book;
        this.properties = properties;
    }

    public Iterator<PlanChunk> open(Exchange exchange) {
        Chunks chunks = new Chunks(NightlyRun.runOf(exchange), book.openBorrowers(properties.chunk()));
        exchange.getExchangeExtension().addOnCompletion(new CloseWhenDone(chunks));
        return chunks;
    }

    private static final class Chunks implements Iterator<PlanChunk>, Closeable {

        private final PlanRun run;
        private final BorrowerStream borrowers;

        Chunks(PlanRun run, BorrowerStream borrowers) {
            this.run = run;
            this.borrowers = borrowers;
        }

        @Override
        public boolean hasNext() {
            return borrowers.hasNext();
        }

        @Override
        public PlanChunk next() {
            return PlanChunk.of(run, borrowers.next());
        }

        @Override
        public void close() {
            borrowers.close();
        }
    }

    private static final class CloseWhenDone extends SynchronizationAdapter {

        private final Chunks chunks;

        CloseWhenDone(Chunks chunks) {
            this.chunks = chunks;
        }

        @Override
        public void onDone(Exchange exchange) {
            chunks.close();
        }
    }
}
