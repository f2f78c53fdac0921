package io.duebell.dispatch.internal;

import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeState;

/** What a verdict makes of a notice. */
final class VerdictStep {

    private VerdictStep() {}

    static Transition of(NoticeRow notice, Verdict verdict, String actor) {
        if (verdict instanceof Verdict.HeldUntil held) {
            return Transition.of(notice, NoticeState.HELD, actor, held.reason())
                    .by(verdict.rule())
                    .notBefore(held.until());
        }
        if (verdict instanceof Verdict.Denied denied) {
            return Transition.of(notice, NoticeState.SUPPRESSED, actor, denied.reason())
                    .by(verdict.rule());
        }
        return Transition.of(notice, NoticeState.READY, actor, "allowed").by(verdict.rule());
    }
}
