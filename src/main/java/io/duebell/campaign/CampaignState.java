package io.duebell.campaign;

import java.util.EnumSet;

/**
 * The life of a campaign. The legal transitions stand here and nowhere else.
 *
 * <pre>
 * DRAFT --submit--&gt; PREPARING --set is frozen--&gt; AWAITING (many recipients) --second person--&gt; SCHEDULED
 *                       '--&gt; DRAFT (nobody to tell, or the book went away)    '--&gt; SCHEDULED --its time--&gt; RUNNING
 * RUNNING &lt;--&gt; PAUSED (a person, or itself: content refused, wrong numbers)
 * RUNNING --nobody waits any more, or expired--&gt; FINISHED
 * any of them before its end --&gt; CANCELLED
 * </pre>
 */
public enum CampaignState {
    DRAFT,
    PREPARING,
    AWAITING,
    SCHEDULED,
    RUNNING,
    PAUSED,
    FINISHED,
    CANCELLED;

    public boolean mayBecome(CampaignState next) {
        return switch (this) {
            case DRAFT -> EnumSet.of(PREPARING, CANCELLED).contains(next);
            case PREPARING -> EnumSet.of(DRAFT, AWAITING, SCHEDULED, CANCELLED).contains(next);
            case AWAITING -> EnumSet.of(SCHEDULED, FINISHED, CANCELLED).contains(next);
            case SCHEDULED -> EnumSet.of(RUNNING, PAUSED, FINISHED, CANCELLED).contains(next);
            case RUNNING -> EnumSet.of(PAUSED, FINISHED, CANCELLED).contains(next);
            case PAUSED -> EnumSet.of(RUNNING, FINISHED, CANCELLED).contains(next);
            case FINISHED, CANCELLED -> false;
        };
    }

    /** Whether nothing more will happen to it but money coming in. */
    public boolean isEnded() {
        return this == FINISHED || this == CANCELLED;
    }
}
