package io.duebell.dispatch.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.carrier.Inquiry;
import io.duebell.carrier.Inquiry.Answer;
import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptSink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts questions to the links and keeps what carriers say as receipts, which then go the way of all receipts. */
@Component
public class Inquiries {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);

    private final List<CarrierLink> links;
    private final ReceiptSink receipts;
    private final DispatchMeters meters;
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    Inquiries(List<CarrierLink> links, ReceiptSink receipts, DispatchMeters meters) {
        this.links = links;
        this.receipts = receipts;
        this.meters = meters;
    }

    /** Links that may be asked and have answered all that this node asked before. */
    public List<CarrierLink> idle() {
        return links.stream()
                .filter(CarrierLink::mayAsk)
                .filter(link -> !asking.contains(link.id()))
                .toList();
    }

    /** Asks one after the other and returns at once. After silence the rest is left: it is asked for again at a later age. */
    public void ask(CarrierLink link, List<Inquiry> inquiries) {
        if (inquiries.isEmpty() || !asking.add(link.id())) {
            return;
        }
        CompletableFuture<Boolean> goOn = CompletableFuture.completedFuture(true);
        for (Inquiry inquiry : inquiries) {
            goOn = goOn.thenCompose(yes -> yes
                    ? link.ask(inquiry).thenApply(answer -> take(link.id(), answer))
                    : CompletableFuture.completedFuture(false));
        }
        var unused = goOn.whenComplete((result, fault) -> asking.remove(link.id()));
    }

    /** Whether it is worth asking on. */
    private boolean take(String link, Answer answer) {
        if (answer instanceof Answer.Told told) {
            Receipt receipt = told.receipt();
            boolean last = receipt.state().isFinal();
            meters.asked(link, last ? "final" : "pending");
            return !last || keep(receipt);
        }
        if (answer instanceof Answer.NotKnown) {
            meters.asked(link, "not-known");
            return true;
        }
        meters.asked(link, answer instanceof Answer.Silent ? "silent" : "not-understood");
        return false;
    }

    private boolean keep(Receipt receipt) {
        try {
            receipts.store(receipt);
            return true;
        } catch (NotStoredException e) {
            LOG.atWarn()
                    .addKeyValue("link", receipt.link())
                    .log("What the carrier said of a part could not be stored; it is asked again later");
            return false;
        }
    }
}
