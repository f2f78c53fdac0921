package io.duebell.console.internal;

import io.duebell.console.internal.TodayMapper.Book;
import io.duebell.console.internal.TodayMapper.LinkSum;
import io.duebell.console.internal.TodayMapper.ReasonCount;
import io.duebell.console.internal.TodayMapper.StateCount;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.PlanningRuns;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The business date as far as it has come, for those in a scope. */
@Component
public class Today {

    private static final int TOP_REASONS = 8;

    private final TodayMapper mapper;
    private final PlanningRuns runs;
    private final BusinessClock clock;

    Today(TodayMapper mapper, PlanningRuns runs, BusinessClock clock) {
        this.mapper = mapper;
        this.runs = runs;
        this.clock = clock;
    }

    /** What changes by the second. */
    public Progress progress(Scope scope) {
        LocalDate date = clock.today();
        Map<NoticeState, Integer> counts = new EnumMap<>(NoticeState.class);
        for (StateCount count : mapper.states(scope, date)) {
            counts.put(count.state(), count.notices());
        }
        return new Progress(
                clock.instant(),
                date,
                counts,
                runs.find(date),
                mapper.links(LinkMapper.STALE_SECONDS),
                mapper.reasons(scope, date, TOP_REASONS),
                mapper.countRepairs(scope));
    }

    public DayChart chart(Scope scope) {
        LocalDate date = clock.today();
        Instant midnight = date.atStartOfDay(BusinessClock.ZONE).toInstant();
        return DayChart.of(mapper.minutes(scope, date, midnight));
    }

    /** The snapshot that planning reads; null before the first. */
    public @Nullable Book book() {
        return mapper.book();
    }

    /** Where the day stands. */
    public record Progress(
            Instant now,
            LocalDate date,
            Map<NoticeState, Integer> counts,
            Optional<PlanningRuns.Run> run,
            LinkSum links,
            List<ReasonCount> reasons,
            int repairs) {

        public int count(NoticeState state) {
            return counts.getOrDefault(state, 0);
        }

        public int planned() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Those that have ended. */
        public int settled() {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().isFinal())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        public int percent() {
            return planned() == 0 ? 0 : (int) (settled() * 100L / planned());
        }
    }
}
