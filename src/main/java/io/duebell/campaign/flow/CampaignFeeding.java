package io.duebell.campaign.flow;

import io.duebell.campaign.internal.Feeding;
import io.duebell.campaign.internal.Feeding.Outcome;
import io.duebell.campaign.internal.Feeding.Slice;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeState;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.notice.flow.Candidate;
import io.duebell.notice.flow.PlanChunk;
import io.duebell.notice.flow.PlanRun;
import io.duebell.shared.BusinessClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Begins and ends the handing out of a slice; between, it goes the way of every notice. */
@Component
public class CampaignFeeding {

    private static final String SLICE = "campaignSlice";

    private final Feeding feeding;
    private final BorrowerBooks books;
    private final BusinessClock clock;

    CampaignFeeding(Feeding feeding, BorrowerBooks books, BusinessClock clock) {
        this.feeding = feeding;
        this.books = books;
        this.clock = clock;
    }

    public List<Slice> due() {
        return feeding.due();
    }

    public PlanChunk open(@Body Slice slice, Exchange exchange) {
        exchange.setProperty(SLICE, slice);
        exchange.setProperty(CampaignItems.CAMPAIGN, slice.campaign());
        return PlanChunk.of(PlanRun.beside(clock.today()), books.books(slice.borrowers()));
    }

    /** Who may be told now goes to the outbox; who is held waits here; everybody else is left out with the reason. */
    public void store(@Body PlanChunk chunk, @ExchangeProperty(SLICE) Slice slice) {
        Map<String, Candidate> judged = new HashMap<>();
        chunk.candidates().forEach(candidate -> judged.put(candidate.borrower().borrowerNo(), candidate));
        List<Outcome> outcomes = new ArrayList<>();
        for (String borrower : slice.borrowers()) {
            Candidate candidate = judged.get(borrower);
            outcomes.add(
                    candidate == null
                            ? new Outcome(borrower, null, "nothing-open", null, null)
                            : outcome(candidate, chunk));
        }
        feeding.store(slice.campaign(), slice.claim(), outcomes);
    }

    private Outcome outcome(Candidate candidate, PlanChunk chunk) {
        String borrower = candidate.borrower().borrowerNo();
        First first = candidate.decided();
        String rule = first.rule() == null ? "" : first.rule().id();
        String version = first.rule() == null ? null : first.rule().version();
        if (candidate.fault() != null) {
            return new Outcome(borrower, null, candidate.fault().code(), null, null);
        }
        if (first.state() == NoticeState.READY) {
            return new Outcome(borrower, candidate.draft(chunk.run().date(), clock.instant()), "", version, null);
        }
        return new Outcome(borrower, null, rule, version, first.state() == NoticeState.HELD ? first.notBefore() : null);
    }
}
