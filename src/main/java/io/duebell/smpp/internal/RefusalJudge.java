package io.duebell.smpp.internal;

import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.carrier.SendOutcome.Patience;
import java.time.Duration;

/** Turns a refusal into an outcome, by the link's table. How often a part was tried is dispatch's to know. */
record RefusalJudge(SubmitErrors errors) {

    SendOutcome judge(int status) {
        String code = SubmitErrors.code(status);
        return switch (errors.classOf(status)) {
            case PACE -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(1), false);
            case RETRY -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(30), true);
            case RETRY_FEW -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(60), true, Patience.FEW);
            case LINK_DOWN -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(30), false);
            case RECIPIENT -> new SendOutcome.RefusedForGood(code, Fault.RECIPIENT);
            case NOT_OURS -> new SendOutcome.RefusedForGood(code, Fault.NOT_OURS);
            case CONTENT -> new SendOutcome.RefusedForGood(code, Fault.CONTENT);
            case IN_DOUBT -> new SendOutcome.Unconfirmed(code);
            case OTHER -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(60), true, Patience.ONCE_MORE);
        };
    }
}
