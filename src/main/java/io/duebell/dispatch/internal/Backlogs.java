package io.duebell.dispatch.internal;

import io.duebell.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** What waits in the outbox, and what has waited too long. */
@Component
public class Backlogs {

    private final Receipts receipts;
    private final NoticeMapper notices;
    private final DispatchMeters meters;
    private final Horizons horizons;
    private final BusinessClock clock;

    Backlogs(Receipts receipts, NoticeMapper notices, DispatchMeters meters, Horizons horizons, BusinessClock clock) {
        this.receipts = receipts;
        this.notices = notices;
        this.meters = meters;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** Without a receipt after the horizon a notice is UNREPORTED; a late receipt may still move it. */
    public void endUnreported() {
        for (Horizons.Horizon horizon : horizons.all()) {
            while (receipts.endUnreported(horizon, clock.instant()) > 0) {
                // batch after batch, each in its own transaction
            }
        }
    }

    public void count() {
        NoticeMapper.Backlog backlog = notices.backlog();
        meters.waiting(backlog);
        meters.routeSets(backlog.routeSets());
    }
}
