package io.duebell.campaign.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are run.
 *
 * @param approveAbove recipients above which a second person releases a campaign
 * @param wrongNumbers wrong numbers at which a campaign stops itself, if they are also {@code wrongShare} percent of those told
 * @param slice recipients at most that are handed to the outbox at once
 */
@ConfigurationProperties("duebell.campaign")
@Validated
record CampaignSettings(
        @DefaultValue("500") @Min(0) int approveAbove,
        @DefaultValue("20") @Min(1) int wrongNumbers,
        @DefaultValue("10") @Min(1) @Max(100) int wrongShare,
        @DefaultValue("500") @Min(1) @Max(2000) int slice) {}
