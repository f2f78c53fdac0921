package io.duebell.inbox.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.duebell.inbox.Promises;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Share;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a remittance means for the borrowers it is credited to: promises are kept by it, and they are told. */
@Component
public class MoneyCame {

    public static final String LISTENER = "inbox";

    private final Promises promises;
    private final MoneyTexts texts;

    MoneyCame(Promises promises, MoneyTexts texts) {
        this.promises = promises;
        this.texts = texts;
    }

    /** In the transaction that marks the event heard. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(Event event) {
        if (event.credits()) {
            byBorrower(event.shares().stream()
                            .filter(share -> share.undoneAt() == null)
                            .toList())
                    .forEach((borrowerNo, shares) -> credited(event, borrowerNo, shares));
        } else if (event.undoes()) {
            byBorrower(event.shares()).forEach((borrowerNo, shares) -> undone(event, borrowerNo, shares));
        }
        if (event.asks() != null) {
            texts.ask(event, event.asks());
        }
    }

    private void credited(Event event, String borrowerNo, List<Share> shares) {
        promises.credited(borrowerNo);
        texts.acknowledge(event, borrowerNo, shares);
    }

    private void undone(Event event, String borrowerNo, List<Share> shares) {
        shares.forEach(share -> promises.undone(borrowerNo, share.adviceKey()));
        texts.takeBack(event, borrowerNo, shares);
    }

    private static Map<String, List<Share>> byBorrower(List<Share> shares) {
        return shares.stream().collect(groupingBy(Share::borrowerNo, TreeMap::new, toList()));
    }
}
