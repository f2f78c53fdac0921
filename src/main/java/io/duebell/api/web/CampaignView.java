package io.duebell.api.web;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Definition;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A campaign as it stands. */
record CampaignView(
        long id,
        int version,
        CampaignState state,
        String reason,
        String name,
        CampaignKind kind,
        String template,
        AudienceInput audience,
        @Nullable Instant startAt,
        int spreadMinutes,
        boolean workingDays,
        int share,
        @Nullable Integer budgetParts,
        int heldOut,
        LocalDate expiresOn,
        String createdBy,
        @Nullable String approvedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static CampaignView of(Campaign campaign) {
        Definition is = campaign.definition();
        return new CampaignView(
                campaign.id(),
                campaign.version(),
                campaign.state(),
                campaign.reason(),
                is.name(),
                is.kind(),
                is.template(),
                AudienceInput.of(is.audience()),
                is.startAt(),
                is.spreadMinutes(),
                is.workingDays(),
                is.share(),
                is.budgetParts(),
                is.heldOut(),
                is.expiresOn(),
                campaign.createdBy(),
                campaign.approvedBy(),
                campaign.startedAt(),
                campaign.endedAt());
    }
}
