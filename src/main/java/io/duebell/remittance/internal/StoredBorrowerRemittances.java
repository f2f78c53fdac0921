package io.duebell.remittance.internal;

import io.duebell.remittance.BorrowerRemittances;
import io.duebell.shared.Money;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads them from shares and events. */
@Component
class StoredBorrowerRemittances implements BorrowerRemittances {

    private final BorrowerStepMapper mapper;

    StoredBorrowerRemittances(BorrowerStepMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Step> of(String borrowerNo, int limit) {
        return mapper.of(borrowerNo, Heard.ASKED, limit).stream()
                .map(row -> new Step(
                        row.at(),
                        row.what(),
                        row.remittanceId(),
                        row.bookedOn(),
                        row.loanNo(),
                        new Money(row.fen()),
                        row.actor(),
                        row.reason()))
                .toList();
    }
}
