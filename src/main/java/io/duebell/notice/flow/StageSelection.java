package io.duebell.notice.flow;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.OpenInstalment;
import io.duebell.notice.internal.RunFigures;
import io.duebell.shared.NoticeId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Selects the instalments that a stage of the ladder names today. */
@Component
public class StageSelection {

    private final DueStages stages;

    StageSelection(DueStages stages) {
        this.stages = stages;
    }

    public PlanChunk select(PlanChunk chunk) {
        DueStages.OfRun due = stages.of(chunk.run());
        List<Candidate> candidates = new ArrayList<>();
        int instalments = 0;
        int selected = 0;
        for (BorrowerBook book : chunk.books()) {
            List<PlannedItem> items = new ArrayList<>();
            for (OpenInstalment open : book.instalments()) {
                due.find(open).ifPresent(stage -> items.add(PlannedItem.of(open, stage)));
            }
            instalments += book.instalments().size();
            selected += items.size();
            if (!items.isEmpty()) {
                candidates.add(Candidate.of(newId(), book.borrower(), book.phones(), items));
            }
        }
        return chunk.with(candidates, new RunFigures(instalments, selected, 0, 0, 0));
    }

    public static NoticeId newId() {
        return new NoticeId(TsidCreator.getTsid().toLong());
    }
}
