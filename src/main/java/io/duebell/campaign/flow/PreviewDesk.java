package io.duebell.campaign.flow;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.internal.AudienceMapper;
import io.duebell.campaign.internal.AudienceMapper.Sum;
import io.duebell.campaign.internal.CampaignRows;
import io.duebell.campaign.internal.StoredPreviews;
import io.duebell.compliance.RuleBook;
import io.duebell.loanbook.BorrowerBooks;
import io.duebell.notice.flow.PlanChunk;
import io.duebell.notice.flow.PlanRun;
import io.duebell.notice.flow.Trial;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Begins, follows and ends a preview: every recipient goes the way of a notice, and nothing is stored but figures. */
@Component
public class PreviewDesk {

    private static final String ID = "campaignPreview";
    private static final String TALLY = "campaignTally";
    private static final int CHUNK = 1000;

    private final StoredPreviews previews;
    private final AudienceMapper audience;
    private final BorrowerBooks books;
    private final RuleBook rules;
    private final CampaignRows rows;
    private final BusinessClock clock;

    PreviewDesk(
            StoredPreviews previews,
            AudienceMapper audience,
            BorrowerBooks books,
            RuleBook rules,
            CampaignRows rows,
            BusinessClock clock) {
        this.previews = previews;
        this.audience = audience;
        this.books = books;
        this.rules = rules;
        this.rows = rows;
        this.clock = clock;
    }

    /** Who the audience is stands on the page at once. */
    public void begin(@Body Long id, Exchange exchange) {
        exchange.setProperty(ID, id);
        Campaign campaign = previews.campaignOf(id);
        exchange.setProperty(CampaignItems.CAMPAIGN, campaign);
        Sum sum = audience.count(rows.query(campaign));
        PreviewTally tally = new PreviewTally(sum, campaign.definition().heldOut());
        exchange.setProperty(TALLY, tally);
        previews.progress(id, tally.figures());
    }

    /** The audience as chunks of borrowers, each read when the one before it was taken. */
    public Iterator<PlanChunk> open(@ExchangeProperty(CampaignItems.CAMPAIGN) Campaign campaign) {
        Instant now = clock.instant();
        Instant start = campaign.definition().startAt();
        Instant at = start != null && start.isAfter(now) ? start : now;
        PlanRun run = PlanRun.dry(
                LocalDate.ofInstant(at, BusinessClock.ZONE),
                new Trial.Moment(rules.inForce().hash(), at));
        return new Chunks(run, audience.numbers(rows.query(campaign)));
    }

    public void count(
            @Body PlanChunk chunk, @ExchangeProperty(ID) Long id, @ExchangeProperty(TALLY) PreviewTally tally) {
        if (tally.add(chunk)) {
            previews.progress(id, tally.figures());
        }
    }

    public void finish(@ExchangeProperty(ID) Long id, @ExchangeProperty(TALLY) PreviewTally tally) {
        previews.done(id, tally.figures());
    }

    /** Says on the page why there are no figures. */
    public void fail(Exchange exchange) {
        Long id = exchange.getProperty(ID, Long.class);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (id != null) {
            previews.failed(
                    id, cause == null ? "for no known reason" : cause.getClass().getSimpleName());
        }
    }

    /** In random order, so that what was counted so far is a fair sample of the whole at any time. */
    private final class Chunks implements Iterator<PlanChunk> {

        private final PlanRun run;
        private final List<String> numbers;
        private int next;

        Chunks(PlanRun run, List<String> numbers) {
            this.run = run;
            this.numbers = new ArrayList<>(numbers);
            Collections.shuffle(this.numbers, new Random(numbers.size()));
        }

        @Override
        public boolean hasNext() {
            return next < numbers.size();
        }

        @Override
        public PlanChunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<String> some = numbers.subList(next, Math.min(next + CHUNK, numbers.size()));
            next += some.size();
            return PlanChunk.of(run, books.books(some));
        }
    }
}
