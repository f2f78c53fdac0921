package io.duebell.dispatch.internal;

import io.duebell.compliance.Verdict.RuleRef;
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
        @Nullable RuleRef rule,
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
        return new Transition(notice, to, actor, reason, null, null, false, null);
    }

    Transition by(RuleRef decided) {
        return new Transition(notice, to, actor, reason, decided, notBefore, countsAsTry, wrongNumber);
    }

    Transition notBefore(Instant instant) {
        return new Transition(notice, to, actor, reason, rule, instant, countsAsTry, wrongNumber);
    }

    Transition countingAsTry(boolean counts) {
        return new Transition(notice, to, actor, reason, rule, notBefore, counts, wrongNumber);
    }

    Transition wrongNumber(String code) {
        return new Transition(notice, to, actor, reason, rule, notBefore, countsAsTry, code);
    }
}
