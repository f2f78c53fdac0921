package io.duebell.dispatch.flow;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Inquiry;
import io.duebell.dispatch.internal.Inquiries;
import io.duebell.dispatch.internal.OverdueReceipts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Receipts that are overdue are asked for, where the carrier answers such questions. */
@Component
public class ReceiptInquiry {

    private final OverdueReceipts overdue;
    private final Inquiries inquiries;

    ReceiptInquiry(OverdueReceipts overdue, Inquiries inquiries) {
        this.overdue = overdue;
        this.inquiries = inquiries;
    }

    /** What a link is to be asked. */
    public record Questions(CarrierLink link, List<Inquiry> inquiries) {}

    public List<CarrierLink> links() {
        return inquiries.idle();
    }

    public Questions overdue(CarrierLink link) {
        return new Questions(link, overdue.next(link));
    }

    public void ask(Questions questions) {
        inquiries.ask(questions.link(), questions.inquiries());
    }
}
