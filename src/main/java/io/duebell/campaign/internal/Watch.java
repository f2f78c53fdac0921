package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.dispatch.ContentStops;
import io.duebell.dispatch.ContentStops.Stop;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Starts campaigns whose time has come, stops those that go wrong, and ends those that are done. */
@Component
public class Watch {

    private static final int PERCENT = 100;
    private static final long LATELY_SECONDS = 600;

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final Lifecycle lifecycle;
    private final ContentStops contentStops;
    private final CampaignRows rows;
    private final CampaignSettings settings;
    private final BusinessClock clock;

    Watch(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            Lifecycle lifecycle,
            ContentStops contentStops,
            CampaignRows rows,
            CampaignSettings settings,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.lifecycle = lifecycle;
        this.contentStops = contentStops;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    public void start() {
        Instant now = clock.instant();
        for (Kept row : campaigns.inStates(List.of(CampaignState.SCHEDULED))) {
            Instant at = row.startAt();
            if (at == null || !at.isAfter(now)) {
                lifecycle.start(rows.campaign(row));
            }
        }
    }

    /** A text that carriers refuse, or too many numbers that nobody has: a person has to look. */
    public void stopThoseGoingWrong() {
        List<Kept> running = campaigns.inStates(List.of(CampaignState.RUNNING));
        if (running.isEmpty()) {
            return;
        }
        List<String> refused =
                contentStops.standing().stream().map(Stop::template).toList();
        for (Kept row : running) {
            if (refused.contains(row.templateId())) {
                pause(row, "the carrier refuses the content of " + row.templateId());
                continue;
            }
            int wrong = recipients.wrongNumbers(row.id());
            int told = recipients.count(row.id(), Fate.TOLD);
            if (wrong >= settings.wrongNumbers() && wrong * PERCENT >= told * settings.wrongShare()) {
                pause(row, wrong + " of " + told + " numbers are nobody's");
            }
        }
    }

    private void pause(Kept row, String reason) {
        lifecycle.move(row.id(), row.version(), CampaignState.PAUSED, Lifecycle.ITSELF, reason);
    }

    public void end() {
        for (Kept row : campaigns.inStates(List.of(
                CampaignState.AWAITING, CampaignState.SCHEDULED, CampaignState.RUNNING, CampaignState.PAUSED))) {
            Campaign campaign = rows.campaign(row);
            Integer budget = row.budgetParts();
            if (clock.today().isAfter(row.expiresOn())) {
                lifecycle.finish(campaign, "expired", "expired after " + row.expiresOn());
            } else if (budget != null && row.state() == CampaignState.RUNNING && row.partsTold() >= budget) {
                lifecycle.finish(campaign, "budget", "its budget of " + budget + " parts is used");
            } else if (row.state() == CampaignState.RUNNING && recipients.count(row.id(), Fate.WAITING) == 0) {
                lifecycle.finish(campaign, "", "everybody was dealt with");
            }
        }
        // A node that died between cancelling and calling back.
        for (Kept row : campaigns.inStates(List.of(CampaignState.CANCELLED))) {
            Instant ended = row.endedAt();
            if (ended != null && ended.isAfter(clock.instant().minusSeconds(LATELY_SECONDS))) {
                recipients.endWaiting(row.id(), Fate.CANCELLED, "cancelled");
                lifecycle.callBack(row.id(), Lifecycle.ITSELF);
            }
        }
    }
}
