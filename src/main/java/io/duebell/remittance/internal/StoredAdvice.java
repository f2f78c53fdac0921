package io.duebell.remittance.internal;

import io.duebell.remittance.AdviceBook;
import io.duebell.remittance.internal.AdviceBookMapper.Counted;
import io.duebell.remittance.internal.AdviceBookMapper.Row;
import io.duebell.shared.BusinessClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The advice as it is kept. */
@Component
class StoredAdvice implements AdviceBook {

    private final AdviceBookMapper mapper;
    private final BusinessClock clock;

    StoredAdvice(AdviceBookMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public List<Line> lines(@Nullable String before, int limit, boolean differencesAlone) {
        List<Row> rows = differencesAlone ? mapper.differing(before, limit) : mapper.latest(before, limit);
        return rows.stream().map(Row::line).toList();
    }

    @Override
    public Counts count() {
        Counted counted = mapper.count(clock.today().minusDays(COUNTED_DAYS));
        return new Counts(counted.booked(), counted.unbooked(), counted.untold(), counted.differences());
    }
}
