package io.duebell.dispatch;

import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Notices of which bytes may have left, and what a person may do about them. */
public interface Doubts {

    /** What a person decides. */
    enum Remedy {
        /** The parts that were never accepted leave again, with the same reference and over the same link. */
        RESEND_MISSING,
        /** All parts leave again as a new text; those before are kept as evidence. */
        RESEND_WHOLE,
        /** It is given up; whether it left stays unknown. */
        DROP,
        /** The person knows that it left. */
        MARK_SENT;

        public boolean isResend() {
            return this == RESEND_MISSING || this == RESEND_WHOLE;
        }
    }

    /** Why a remedy was not applied. */
    enum Refusal {
        /** It is no longer in doubt, or moved since it was looked at. */
        CHANGED,
        /** Past its {@code not_after}: it can only be dropped or marked. */
        TOO_LATE,
        /** A restore lost the reference its parts were sent with: it can only be sent again whole. */
        NO_REFERENCE
    }

    /** A notice in the version in which the person saw it. */
    record Seen(NoticeId notice, int version) {}

    /** What was done, and what was not and why. */
    record Settled(List<NoticeId> done, Map<NoticeId, Refusal> refused) {}

    /**
     * Applies a remedy in one transaction, the caller's if there is one. A resend makes the notice READY: the last check,
     * rules and caps are asked again, and its own doubt does not count against it.
     *
     * @param actor the person's login, for the story of the notice
     * @param reason in the person's words, at most 120 characters
     */
    Settled settle(Collection<Seen> notices, Remedy remedy, String actor, String reason);
}
