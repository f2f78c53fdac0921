package io.duebell.api.web;

import org.jspecify.annotations.Nullable;

/** A step taken on the version that was seen; pausing and cancelling need a reason. */
record CampaignStep(int version, @Nullable String reason) {

    /** What can be done with a campaign. */
    enum Name {
        SUBMIT,
        PAUSE,
        RESUME,
        CANCEL
    }
}
