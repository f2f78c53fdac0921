package io.duebell.notice.flow;

import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.Outbox;
import io.duebell.loanbook.Borrower;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.RepairList;
import io.duebell.notice.flow.Candidate.Fault;
import io.duebell.notice.internal.NoticeMeters;
import io.duebell.notice.internal.RunFigures;
import io.duebell.notice.internal.RunLease;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores the notices and lists what has to be mended. */
@Component
public class NoticeStoring {

    private static final String ACTOR = "plan";

    private final Outbox outbox;
    private final RepairList repairs;
    private final NoticeMeters meters;
    private final PlanningProperties planning;
    private final RunLease lease;

    NoticeStoring(Outbox outbox, RepairList repairs, NoticeMeters meters, PlanningProperties planning, RunLease lease) {
        this.outbox = outbox;
        this.repairs = repairs;
        this.meters = meters;
        this.planning = planning;
        this.lease = lease;
    }

    /** The repair list first: a node that dies between lists a fault once more, but never loses one. */
    public void store(PlanChunk chunk) {
        lease.require();
        meters.selected(chunk.figures().selected());
        LocalDate today = chunk.run().date();
        List<RepairList.Fault> faults = new ArrayList<>();
        List<NoticeDraft> drafts = new ArrayList<>();
        for (Candidate candidate : chunk.candidates()) {
            drafts.add(candidate.draft(today, tellableFrom(candidate.items())));
            Fault fault = candidate.fault() != null ? candidate.fault() : candidate.silence();
            if (fault != null) {
                faults.add(listed(candidate, fault));
            }
        }
        repairs.add(faults, today);
        int stored = drafts.isEmpty() ? 0 : outbox.add(drafts, ACTOR);
        chunk.candidates()
                .forEach(candidate -> meters.planned(candidate.speaking().kind()));
        meters.repairs(faults.size());
        chunk.run().add(chunk.figures().plus(new RunFigures(0, 0, stored, 0, faults.size())));
    }

    private static RepairList.Fault listed(Candidate candidate, Fault fault) {
        Borrower borrower = candidate.borrower();
        return new RepairList.Fault(
                borrower.borrowerNo(),
                borrower.managerNo(),
                fault.kind(),
                fault.code(),
                fault.detail(),
                candidate.id());
    }

    /** The earliest hour at which a run could have planned one of the items, this one or one before it. */
    private Instant tellableFrom(List<PlannedItem> items) {
        return items.stream()
                .map(item -> Objects.requireNonNull(item.said())
                        .date()
                        .plusDays(item.stage().offset()))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .atTime(planning.at())
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }
}
