package io.duebell.compliance.internal;

import io.duebell.carrier.Channel;
import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.HoldKind;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the ledger in {@code contact_hold}. */
@Component
class HoldLedger implements ContactHolds {

    private final HoldMapper holds;
    private final BusinessClock clock;

    HoldLedger(HoldMapper holds, BusinessClock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void optOut(Msisdn msisdn, String source, String evidence, String actor) {
        if (holds.countStanding(msisdn.digits(), HoldKind.OPT_OUT) == 0) {
            // The borrower refuses texts, not a manager's call: channel SMS (facts.md section 4).
            holds.place(
                    HoldKind.OPT_OUT,
                    null,
                    msisdn.digits(),
                    Channel.SMS.name(),
                    null,
                    source,
                    evidence,
                    clock.instant(),
                    actor);
        }
    }

    @Override
    @Transactional
    public void optIn(Msisdn msisdn, String source, String actor) {
        holds.liftOfNumber(msisdn.digits(), HoldKind.OPT_OUT, clock.instant(), actor, "opted in again by " + source);
    }

    @Override
    @Transactional
    public void wrongPerson(String borrowerNo, Msisdn msisdn, String source, String evidence, String actor) {
        holds.place(
                HoldKind.WRONG_PERSON,
                borrowerNo,
                msisdn.digits(),
                null,
                null,
                source,
                evidence,
                clock.instant(),
                actor);
    }

    @Override
    @Transactional
    public void hold(
            String borrowerNo, @Nullable Channel channel, @Nullable Instant until, String reason, String actor) {
        String name = channel == null ? null : channel.name();
        holds.place(HoldKind.MANUAL, borrowerNo, null, name, until, "console", reason, clock.instant(), actor);
    }

    @Override
    @Transactional
    public void place(
            HoldKind kind, String borrowerNo, @Nullable Instant until, String source, String evidence, String actor) {
        holds.place(kind, borrowerNo, null, null, until, source, evidence, clock.instant(), actor);
    }

    @Override
    @Transactional
    public void lift(long holdId, String reason, String actor) {
        holds.lift(holdId, clock.instant(), actor, reason);
    }

    @Override
    public List<Hold> holdsOf(String borrowerNo) {
        return holds.ofBorrower(borrowerNo).stream().map(HoldMapper.Row::hold).toList();
    }
}
