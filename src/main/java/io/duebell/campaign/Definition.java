package io.duebell.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is to do.
 *
 * @param template the id of the text, in every language
 * @param startAt null: as soon as it is released
 * @param spreadMinutes over how long it tells its recipients; 0: as fast as its share of the links allows
 * @param workingDays whether it rests on days off
 * @param share percent of the links' licensed rate, 1 to 100
 * @param budgetParts it ends when so many parts were handed out; null: no end
 * @param heldOut percent of its recipients who are told nothing, so that its effect can be measured; 0 to 50
 * @param expiresOn the last day on which it tells anybody
 */
public record Definition(
        String name,
        CampaignKind kind,
        Audience audience,
        String template,
        @Nullable Instant startAt,
        int spreadMinutes,
        boolean workingDays,
        int share,
        @Nullable Integer budgetParts,
        int heldOut,
        LocalDate expiresOn) {}
