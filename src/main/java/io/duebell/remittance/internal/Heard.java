package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.RemittanceEvents;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of remittances, for each listener until it has heard it; below a mark that follows, nothing is looked for any more. */
@Component
class Heard implements RemittanceEvents {

    /** How an event begins that asks a borrower; their number follows. */
    static final String ASKED = "asked ";

    /** A transaction that stored an event earlier may be seen later, but not so much later. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final EventMapper mapper;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    Heard(EventMapper mapper, RemittanceSettings settings, BusinessClock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Event> unheard(String listener, int limit) {
        long heardTo = mapper.heardTo(listener);
        List<EventMapper.Row> rows = mapper.unheard(listener, heardTo, limit);
        if (rows.isEmpty()) {
            long settled = mapper.settledTo(heardTo, clock.instant().minus(LATEST));
            mapper.hearFrom(listener, settled);
            mapper.forget(listener, settled);
        }
        return rows.stream().map(this::event).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean heard(String listener, long event) {
        return mapper.heard(listener, event, clock.instant()) == 1;
    }

    private Event event(EventMapper.Row row) {
        State from = row.fromState() == null ? State.NEW : row.fromState();
        return new Event(
                row.id(),
                row.remittanceId(),
                from,
                row.toState(),
                row.bookedOn(),
                new Money(row.amountFen()),
                mapper.shares(row.remittanceId(), row.version()).stream()
                        .map(ShareMapper.Kept::share)
                        .toList(),
                best(row),
                from == row.toState() && row.reason().startsWith(ASKED)
                        ? row.reason().substring(ASKED.length())
                        : null,
                !row.actor().equals(Ledger.MATCHER) && !row.actor().equals(Ledger.STATEMENT),
                row.at());
    }

    private @Nullable String best(EventMapper.Row row) {
        Double weight = row.weight();
        return row.toState() == State.REVIEW && weight != null && weight >= settings.pauseFrom() ? row.best() : null;
    }
}
