package io.duebell.api.web;

import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far it has come.
 *
 * @param fates how many recipients have each fate
 * @param notices how many of its notices are in each state
 */
record CampaignProgress(
        int recipients,
        Map<Fate, Integer> fates,
        Map<String, Integer> notices,
        int partsTold,
        @Nullable Instant endsAt) {

    static CampaignProgress of(Progress progress) {
        return new CampaignProgress(
                progress.recipients(), progress.fates(), progress.notices(), progress.partsTold(), progress.endsAt());
    }
}
