package io.duebell.api.web;

import io.duebell.campaign.Audience;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.Definition;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is to do; what is left out narrows nothing.
 *
 * @param startAt null: as soon as it is released
 * @param share percent of the links' licensed rate
 * @param heldOut percent that is told nothing, to measure by
 */
record CampaignInput(
        String name,
        CampaignKind kind,
        String template,
        @Nullable AudienceInput audience,
        @Nullable Instant startAt,
        @Nullable Integer spreadMinutes,
        @Nullable Boolean workingDays,
        @Nullable Integer share,
        @Nullable Integer budgetParts,
        @Nullable Integer heldOut,
        LocalDate expiresOn) {

    @SuppressWarnings("NullAway") // JSON leaves out what it likes
    Definition definition() {
        if (name == null || kind == null || template == null || expiresOn == null) {
            throw ApiProblemException.unreadable("name, kind, template and expiresOn are required.");
        }
        return new Definition(
                name,
                kind,
                audience == null ? Audience.EVERYBODY : audience.audience(),
                template,
                startAt,
                spreadMinutes == null ? 0 : spreadMinutes,
                Boolean.TRUE.equals(workingDays),
                share == null ? 100 : share,
                budgetParts,
                heldOut == null ? 0 : heldOut,
                expiresOn);
    }
}
