package io.duebell.inbox.flow;

import io.duebell.inbox.internal.MoneyCame;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.remittance.RemittanceEvents.Event;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of remittances settles promises, and borrowers are told or asked; each once, with the mark that it was heard. */
@Component
public class InboxRemittances {

    private static final int BATCH = 200;

    private final RemittanceEvents events;
    private final MoneyCame came;
    private final TransactionTemplate transactions;

    InboxRemittances(RemittanceEvents events, MoneyCame came, TransactionTemplate transactions) {
        this.events = events;
        this.came = came;
        this.transactions = transactions;
    }

    public List<Event> unheard() {
        return events.unheard(MoneyCame.LISTENER, BATCH);
    }

    public void hear(Event event) {
        transactions.executeWithoutResult(status -> {
            if (events.heard(MoneyCame.LISTENER, event.id())) {
                came.hear(event);
            }
        });
    }
}
