package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.campaign.internal.CampaignMapper.Stamps;
import io.duebell.dispatch.Outbox;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes campaigns from state to state, each step with its event. */
@Component
public class Lifecycle {

    /** Who acts when no person does. */
    public static final String ITSELF = "gateway";

    private static final int LONGEST_REASON = 200;
    private static final int CALLED_BACK_AT_ONCE = 500;

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final Outbox outbox;
    private final CampaignRows rows;
    private final BusinessClock clock;

    Lifecycle(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            Outbox outbox,
            CampaignRows rows,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.outbox = outbox;
        this.rows = rows;
        this.clock = clock;
    }

    /** From whatever it is in the version that was seen, if it may. Waits for the slice that is being handed out. */
    @Transactional
    public Answer move(long id, int version, CampaignState to, String actor, String reason) {
        return move(id, version, to, actor, reason, Stamps.NONE);
    }

    /** Only a draft: what an earlier try had frozen of it goes. */
    @Transactional
    public Answer submit(long id, int version, String actor) {
        Answer answer = move(
                id,
                version,
                CampaignState.PREPARING,
                actor,
                "submitted",
                new Stamps(clock.today(), actor, null, null, null));
        if (answer instanceof Answer.Done) {
            recipients.clear(id);
            campaigns.prepared(id, "", 0);
        }
        return answer;
    }

    @Transactional
    public Answer approve(long id, int version, String actor) {
        Optional<Kept> found = campaigns.lock(id);
        if (found.isPresent()
                && (actor.equals(found.get().createdBy())
                        || actor.equals(found.get().submittedBy()))) {
            return new Answer.Refused("second-person", "");
        }
        if (found.isPresent() && found.get().state() != CampaignState.AWAITING) {
            return new Answer.Refused("not-now", found.get().state().name());
        }
        return move(id, version, CampaignState.SCHEDULED, actor, "approved", new Stamps(null, null, actor, null, null));
    }

    /** Its time has come. */
    @Transactional
    public Answer start(Campaign campaign) {
        return move(
                campaign.id(),
                campaign.version(),
                CampaignState.RUNNING,
                ITSELF,
                "its time has come",
                new Stamps(null, null, null, clock.instant(), null));
    }

    /** Nobody waits any more, or nobody may: those who still do are left out. */
    @Transactional
    public Answer finish(Campaign campaign, String code, String reason) {
        Answer answer = move(campaign.id(), campaign.version(), CampaignState.FINISHED, ITSELF, reason);
        if (answer instanceof Answer.Done) {
            recipients.endWaiting(campaign.id(), Fate.LEFT_OUT, code);
        }
        return answer;
    }

    @Transactional
    public Answer resume(long id, int version, String actor) {
        Optional<Kept> found = campaigns.lock(id);
        if (found.isPresent() && found.get().state() != CampaignState.PAUSED) {
            return new Answer.Refused("not-now", found.get().state().name());
        }
        CampaignState to =
                found.isPresent() && found.get().startedAt() == null ? CampaignState.SCHEDULED : CampaignState.RUNNING;
        Answer answer = move(id, version, to, actor, "resumed");
        if (answer instanceof Answer.Done) {
            outbox.lookAgain(waitingNotices(id));
        }
        return answer;
    }

    /** Those who wait are told nothing, and what waits in the outbox is called back. */
    public Answer cancel(long id, int version, String actor, String reason) {
        Answer answer = move(id, version, CampaignState.CANCELLED, actor, reason);
        if (answer instanceof Answer.Done) {
            recipients.endWaiting(id, Fate.CANCELLED, "cancelled");
            callBack(id, actor);
        }
        return answer;
    }

    /** What waits in the outbox; a notice that leaves at this moment stays told. */
    void callBack(long id, String actor) {
        List<NoticeId> waiting = waitingNotices(id);
        while (!waiting.isEmpty() && outbox.withdraw(waiting, actor, "cancelled: campaign C" + id) > 0) {
            waiting = waitingNotices(id);
        }
    }

    private List<NoticeId> waitingNotices(long id) {
        return recipients.waitingNotices(id, CALLED_BACK_AT_ONCE).stream()
                .map(NoticeId::new)
                .toList();
    }

    /** In the caller's transaction, or one of its own. */
    @Transactional
    public Answer move(long id, int version, CampaignState to, String actor, String reason, Stamps stamps) {
        Optional<Kept> found = campaigns.lock(id);
        if (found.isEmpty()) {
            return new Answer.Refused("gone", "");
        }
        Campaign campaign = rows.campaign(found.get());
        if (campaign.version() != version) {
            return new Answer.Refused("changed-meanwhile", campaign.state().name());
        }
        if (!campaign.state().mayBecome(to)) {
            return new Answer.Refused("not-now", campaign.state().name());
        }
        Instant now = clock.instant();
        Stamps all = to.isEnded()
                ? new Stamps(stamps.baseDate(), stamps.submittedBy(), stamps.approvedBy(), stamps.startedAt(), now)
                : stamps;
        campaigns.move(
                id, version, to, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason, all);
        campaigns.tell(id, actor, now);
        return new Answer.Done(id);
    }
}
