package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.Campaigns.Figures;
import io.duebell.campaign.Campaigns.Preview;
import io.duebell.campaign.Campaigns.Preview.State;
import io.duebell.campaign.internal.CampaignMapper.NewId;
import io.duebell.shared.BusinessClock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Previews as they are kept; the route {@code campaign-preview} counts them. */
@Component
public class StoredPreviews {

    private static final int LONGEST_MESSAGE = 300;

    private final CampaignPreviewMapper mapper;
    private final CampaignMapper campaigns;
    private final CampaignRows rows;
    private final BusinessClock clock;
    private final PreviewQueue queue;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredPreviews(
            CampaignPreviewMapper mapper,
            CampaignMapper campaigns,
            CampaignRows rows,
            BusinessClock clock,
            PreviewQueue queue) {
        this.mapper = mapper;
        this.campaigns = campaigns;
        this.rows = rows;
        this.clock = clock;
        this.queue = queue;
    }

    long ask(Campaign campaign, String actor) {
        NewId key = new NewId();
        mapper.add(key, campaign.id(), campaign.version(), actor, clock.instant());
        queue.add(key.getId());
        return key.getId();
    }

    Optional<Preview> latest(long campaign) {
        return mapper.latest(campaign).map(this::preview);
    }

    /** The campaign that a preview looks at. */
    public Campaign campaignOf(long preview) {
        return mapper.find(preview)
                .flatMap(row -> campaigns.find(row.campaignId()))
                .map(rows::campaign)
                .orElseThrow(() -> new IllegalStateException("there is no preview " + preview));
    }

    public void progress(long id, Figures figures) {
        mapper.write(id, State.RUNNING, null, json.writeValueAsString(figures));
    }

    public void done(long id, Figures figures) {
        mapper.write(id, State.DONE, null, json.writeValueAsString(figures));
    }

    public void failed(long id, String message) {
        String kept = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
        mapper.write(id, State.FAILED, kept, null);
    }

    private Preview preview(CampaignPreviewMapper.Kept row) {
        @Nullable String figures = row.figures();
        return new Preview(
                row.id(),
                row.version(),
                row.state(),
                row.askedBy(),
                row.askedAt(),
                row.message(),
                figures == null ? null : json.readValue(figures, Figures.class));
    }
}
