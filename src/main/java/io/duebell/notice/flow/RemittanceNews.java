package io.duebell.notice.flow;

import io.duebell.notice.internal.CreditHearing;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.remittance.RemittanceEvents.Event;
import java.util.List;
import org.springframework.stereotype.Component;

/** What became of remittances changes what borrowers are reminded of. */
@Component
public class RemittanceNews {

    private static final int BATCH = 200;

    private final RemittanceEvents events;
    private final CreditHearing hearing;

    RemittanceNews(RemittanceEvents events, CreditHearing hearing) {
        this.events = events;
        this.hearing = hearing;
    }

    public List<Event> unheard() {
        return events.unheard(CreditHearing.LISTENER, BATCH);
    }

    public void hear(Event event) {
        hearing.hear(event);
    }
}
