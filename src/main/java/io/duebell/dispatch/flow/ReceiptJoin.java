package io.duebell.dispatch.flow;

import io.duebell.dispatch.internal.ReceiptRow;
import io.duebell.dispatch.internal.Receipts;
import io.duebell.dispatch.internal.Receipts.MatchedReceipts;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Stored receipts find the parts they speak of, and notices move on. */
@Component
public class ReceiptJoin {

    private final Receipts receipts;

    ReceiptJoin(Receipts receipts) {
        this.receipts = receipts;
    }

    public List<ReceiptRow> waiting(Exchange exchange) {
        List<ReceiptRow> waiting = receipts.waiting();
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, receipts.mayBeMore(waiting));
        return waiting;
    }

    public MatchedReceipts match(List<ReceiptRow> waiting) {
        return receipts.match(waiting);
    }

    public void settle(MatchedReceipts matched) {
        receipts.settle(matched);
    }
}
