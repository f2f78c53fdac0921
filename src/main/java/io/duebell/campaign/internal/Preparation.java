package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.shared.BusinessClock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Freezes the set of a campaign span by span, each in a short transaction that others can pass; any node goes on where another
 * left off. When the snapshot is swapped meanwhile, it begins again.
 */
@Component
public class Preparation {

    private static final int SPAN = 10_000;

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final AudienceMapper audience;
    private final CampaignRows rows;
    private final Lifecycle lifecycle;
    private final CampaignSettings settings;
    private final BusinessClock clock;

    Preparation(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            AudienceMapper audience,
            CampaignRows rows,
            Lifecycle lifecycle,
            CampaignSettings settings,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.audience = audience;
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next span of a campaign that is to be prepared; false: there is none, or other nodes are at it. */
    @Transactional
    public boolean step() {
        Optional<Kept> next = campaigns.lockNextToPrepare();
        if (next.isEmpty()) {
            return false;
        }
        Kept row = next.get();
        Campaign campaign = rows.campaign(row);
        long snapshot = audience.snapshotId();
        boolean swapped = !row.preparedTo().isEmpty() && !Long.valueOf(snapshot).equals(row.snapshotId());
        String after = swapped ? "" : row.preparedTo();
        if (swapped) {
            recipients.clear(row.id());
        }
        String upTo = audience.spanEnd(after, SPAN - 1);
        audience.freeze(
                rows.query(campaign).between(after, upTo),
                row.id(),
                row.id() + ":" + row.createdAt() + ":",
                row.heldOut(),
                clock.instant());
        if (upTo == null) {
            close(campaign);
        } else {
            campaigns.prepared(row.id(), upTo, snapshot);
        }
        return true;
    }

    private void close(Campaign campaign) {
        int waiting = recipients.count(campaign.id(), Fate.WAITING);
        if (waiting == 0) {
            lifecycle.move(campaign.id(), campaign.version(), CampaignState.DRAFT, Lifecycle.ITSELF, "nobody to tell");
            return;
        }
        boolean large = waiting > settings.approveAbove();
        lifecycle.move(
                campaign.id(),
                campaign.version(),
                large ? CampaignState.AWAITING : CampaignState.SCHEDULED,
                Lifecycle.ITSELF,
                large
                        ? "above " + settings.approveAbove() + " recipients a second person releases it"
                        : "set is frozen");
    }
}
