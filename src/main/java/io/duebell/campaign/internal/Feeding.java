package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.dispatch.Capacity;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the outbox what a campaign may send now, and no more: so that pausing, a share of the rate, a budget and a spread
 * need nothing of the outbox. One node feeds a campaign at a time; recipients and notices are written in one transaction.
 */
@Component
public class Feeding {

    private static final double MICROS = 1e6;
    private static final double LONGEST_SECONDS = 2;
    private static final double FIRST_SECONDS = 1;

    /** So many seconds' worth of texts may wait for the links before campaigns give way. */
    private static final double BACKLOG_SECONDS = 5;

    private static final String ACTOR = "campaign";

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final CampaignRows rows;
    private final Outbox outbox;
    private final Capacity capacity;
    private final BusinessCalendar calendar;
    private final CampaignSettings settings;
    private final BusinessClock clock;

    // Eight collaborators: the pace comes from the links, the calendar and the campaign, and all meet here.
    Feeding(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            CampaignRows rows,
            Outbox outbox,
            Capacity capacity,
            BusinessCalendar calendar,
            CampaignSettings settings,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.rows = rows;
        this.outbox = outbox;
        this.capacity = capacity;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Recipients whose turn it is.
     *
     * @param claim by which this node feeds the campaign
     */
    public record Slice(Campaign campaign, String claim, List<String> borrowers) {}

    /** A slice of each campaign that runs and may hand out something now. */
    public List<Slice> due() {
        List<Kept> running = campaigns.inStates(List.of(CampaignState.RUNNING));
        if (running.isEmpty()) {
            return List.of();
        }
        double licensed = capacity.licensedParts();
        if (isFull(licensed)) {
            return List.of();
        }
        List<Slice> slices = new ArrayList<>();
        for (Kept row : running) {
            if (!row.workingDays() || !calendar.isOff(clock.today())) {
                slice(row, licensed).ifPresent(slices::add);
            }
        }
        return slices;
    }

    /** Whether no link reports, or what waits for the links already is more than they carry in some seconds. */
    boolean waitsForLinks() {
        return isFull(capacity.licensedParts());
    }

    private boolean isFull(double licensed) {
        int backlog = (int) Math.ceil(licensed * BACKLOG_SECONDS);
        return licensed <= 0 || capacity.waiting(backlog) >= backlog;
    }

    private Optional<Slice> slice(Kept row, double licensed) {
        int most = campaigns
                .fed(row.id())
                .map(fed -> quota(row, licensed, fed.sinceMicros()))
                .orElse(0);
        if (most == 0 || campaigns.claim(row.id()) == 0) {
            return Optional.empty();
        }
        String claim = campaigns.claimed(row.id());
        List<String> next = recipients.next(row.id(), clock.instant(), most);
        if (next.isEmpty()) {
            campaigns.letGo(row.id(), claim);
            return Optional.empty();
        }
        return Optional.of(new Slice(rows.campaign(row), claim, next));
    }

    /** How many recipients' worth of time has passed since the last slice. */
    private int quota(Kept row, double licensed, @Nullable Long sinceMicros) {
        double seconds = sinceMicros == null ? FIRST_SECONDS : Math.min(LONGEST_SECONDS, sinceMicros / MICROS);
        int told = recipients.count(row.id(), Fate.TOLD);
        double parts = told == 0 ? 1 : Math.max(1, (double) row.partsTold() / told);
        double most = licensed * row.share() / 100 / parts * seconds;
        if (row.spreadMinutes() > 0) {
            int all = told + recipients.count(row.id(), Fate.WAITING);
            // A slow spread adds up over more than the longest time.
            double since = sinceMicros == null ? FIRST_SECONDS : sinceMicros / MICROS;
            most = Math.min(Math.max(1, most), all / (row.spreadMinutes() * 60.0) * since);
        }
        return (int) Math.min(settings.slice(), most);
    }

    /** What became of a recipient in a slice: told with a notice, held by a rule for now, or left out. */
    public record Outcome(
            String borrowerNo,
            @Nullable NoticeDraft draft,
            String reason,
            @Nullable String ruleVersion,
            @Nullable Instant until) {}

    /** Writes a slice whole, or not at all when the campaign was paused or another node took it over. */
    @Transactional
    public void store(Campaign campaign, String claim, List<Outcome> outcomes) {
        if (campaigns.lockClaimed(campaign.id(), claim).isEmpty()) {
            return;
        }
        Integer budget = campaign.definition().budgetParts();
        int left = budget == null
                ? Integer.MAX_VALUE
                : budget - campaigns.find(campaign.id()).map(Kept::partsTold).orElse(0);
        List<NoticeDraft> drafts = new ArrayList<>();
        int parts = 0;
        for (Outcome outcome : outcomes) {
            NoticeDraft draft = outcome.draft();
            if (draft != null && parts + draft.text().parts() <= left) {
                drafts.add(draft);
                parts += draft.text().parts();
            }
        }
        int stored = drafts.isEmpty() ? 0 : outbox.add(drafts, ACTOR);
        if (stored != drafts.size()) {
            throw new IllegalStateException((drafts.size() - stored) + " recipients of campaign " + campaign.id()
                    + " have been told already; the slice is put back");
        }
        for (NoticeDraft draft : drafts) {
            recipients.told(
                    campaign.id(), draft.recipient().borrowerNo(), draft.id().value());
        }
        putOff(campaign.id(), outcomes);
        campaigns.told(campaign.id(), parts);
        if (outcomes.stream().filter(outcome -> outcome.draft() != null).count() > drafts.size()) {
            recipients.endWaiting(campaign.id(), Fate.LEFT_OUT, "budget");
        }
    }

    private void putOff(long id, List<Outcome> outcomes) {
        record Why(
                String reason,
                @Nullable String rule,
                @Nullable Instant until) {}
        Map<Why, List<String>> groups = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.draft() == null) {
                groups.computeIfAbsent(
                                new Why(outcome.reason(), outcome.ruleVersion(), outcome.until()),
                                why -> new ArrayList<>())
                        .add(outcome.borrowerNo());
            }
        }
        groups.forEach((why, borrowers) -> {
            Instant until = why.until();
            if (until == null) {
                recipients.leftOut(id, borrowers, why.reason(), why.rule());
            } else {
                recipients.later(id, borrowers, until, why.reason(), why.rule());
            }
        });
    }

    /** Whether a notice could leave now. */
    public static boolean mayLeave(NoticeDraft draft) {
        return draft.first().state() == NoticeState.READY;
    }
}
