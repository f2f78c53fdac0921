package io.duebell.campaign.flow;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.internal.Effects;
import io.duebell.campaign.internal.Preparation;
import io.duebell.campaign.internal.Watch;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens to campaigns when their time comes. */
@Component
public class CampaignLife {

    private final Preparation preparation;
    private final Watch watch;
    private final Effects effects;

    CampaignLife(Preparation preparation, Watch watch, Effects effects) {
        this.preparation = preparation;
        this.watch = watch;
        this.effects = effects;
    }

    public void prepare() {
        boolean more = true;
        while (more) {
            more = preparation.step();
        }
    }

    public void start() {
        watch.start();
    }

    public void stopThoseGoingWrong() {
        watch.stopThoseGoingWrong();
    }

    public void end() {
        watch.end();
    }

    public List<Campaign> toCount() {
        return effects.toCount();
    }

    public void count(Campaign campaign) {
        effects.count(campaign);
    }
}
