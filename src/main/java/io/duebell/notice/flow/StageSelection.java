package io.duebell.notice.flow;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.Ladder;
import io.duebell.notice.internal.NoticeMeters;
import io.duebell.notice.internal.RunFigures;
import io.duebell.notice.internal.RunLease;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Selects the instalments that a stage of the ladder names today. */
@Component
public class StageSelection {

    private final Ladder ladder;
    private final RunLease lease;
    private final NoticeMeters meters;

    StageSelection(Ladder ladder, RunLease lease, NoticeMeters meters) {
        this.ladder = ladder;
        this.lease = lease;
        this.meters = meters;
    }

    public PlanChunk select(PlanChunk chunk) {
        lease.require();
        LocalDate from = chunk.run().coversFrom().minusDays(1);
        List<Candidate> candidates = new ArrayList<>();
        int instalments = 0;
        int selected = 0;
        for (BorrowerBook book : chunk.books()) {
            List<PlannedItem> items = new ArrayList<>();
            for (OpenInstalment open : book.instalments()) {
                ladder.findStageDue(open, from, chunk.run().date())
                        .ifPresent(stage -> items.add(new PlannedItem(open, stage)));
            }
            instalments += book.instalments().size();
            selected += items.size();
            if (!items.isEmpty()) {
                candidates.add(Candidate.of(newId(), book.borrower(), book.phones(), items));
            }
        }
        meters.selected(selected);
        return chunk.with(candidates, new RunFigures(instalments, selected, 0, 0, 0));
    }

    static NoticeId newId() {
        return new NoticeId(TsidCreator.getTsid().toLong());
    }
}
