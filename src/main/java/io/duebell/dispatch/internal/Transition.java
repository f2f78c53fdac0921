package io.duebell.dispatch.internal;

import io.duebell.dispatch.NoticeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in a notice's life, to be written with its event.
 *
 * @param notBefore when the notice may be looked at next; null leaves it as it is
 * @param wrongNumber the code with which the carrier refused the recipient's number for good; null: it did not
 */
record Transition(
        NoticeRow notice,
        NoticeState to,
        String actor,
        String reason,
        @Nullable String ruleId,
        @Nullable String ruleVersion,
        @Nullable Instant notBefore,
        boolean countsAsTry,
        @Nullable String wrongNumber) {

    Transition {
        if (!notice.state().mayBecome(to)) {
            throw new IllegalStateException(
                    "notice " + notice.noticeId() + " is " + notice.state() + " and may not become " + to);
        }
    }

    static Transition of(NoticeRow notice, NoticeState to, String actor, String reason) {
        return new Transition(notice, to, actor, reason, null, null, null, false, null);
    }

    Transition by(String rule, String version) {
        return new Transition(notice, to, actor, reason, rule, version, notBefore, countsAsTry, wrongNumber);
    }

    Transition notBefore(Instant instant) {
        return new Transition(notice, to, actor, reason, ruleId, ruleVersion, instant, countsAsTry, wrongNumber);
    }

    Transition countingAsTry(boolean counts) {
        return new Transition(notice, to, actor, reason, ruleId, ruleVersion, notBefore, counts, wrongNumber);
    }

    Transition wrongNumber(String code) {
        return new Transition(notice, to, actor, reason, ruleId, ruleVersion, notBefore, countsAsTry, code);
    }
}
