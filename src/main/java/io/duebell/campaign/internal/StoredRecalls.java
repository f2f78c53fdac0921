package io.duebell.campaign.internal;

import io.duebell.campaign.CampaignState;
import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.notice.Recalls;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps notices of paused campaigns and calls off those of cancelled ones that were handed out before. */
@Component
class StoredRecalls implements Recalls {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);

    private final RecipientMapper recipients;
    private final CampaignMapper campaigns;

    StoredRecalls(RecipientMapper recipients, CampaignMapper campaigns) {
        this.recipients = recipients;
        this.campaigns = campaigns;
    }

    @Override
    public Map<NoticeId, Answer> among(Collection<NoticeId> notices) {
        if (notices.isEmpty() || !campaigns.anyRecalled()) {
            return Map.of();
        }
        Map<NoticeId, Answer> answers = new HashMap<>();
        List<Long> ids = notices.stream().map(NoticeId::value).toList();
        recipients
                .recalled(ids)
                .forEach(row -> answers.put(
                        new NoticeId(row.noticeId()),
                        row.state().equals(CampaignState.CANCELLED.name())
                                ? new Answer.Withdraw("cancelled")
                                : new Answer.Hold(ASK_AGAIN, "its campaign is paused")));
        return answers;
    }
}
