package io.duebell.compliance.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.carrier.Channel;
import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.HoldKind;
import io.duebell.compliance.internal.HoldMapper.Standing;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the ledger in {@code contact_hold}. */
@Component
class HoldLedger implements ContactHolds {

    private static final int CHUNK = 500;

    private final HoldMapper holds;
    private final BusinessClock clock;

    HoldLedger(HoldMapper holds, BusinessClock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean optOut(Msisdn msisdn, String source, String evidence, String actor) {
        if (holds.countStanding(msisdn.digits(), HoldKind.OPT_OUT) > 0) {
            return false;
        }
        // No automatic text and no automatic call; a manager may still look for an agreed way (facts.md section 4).
        holds.place(HoldKind.OPT_OUT, null, msisdn.digits(), null, null, source, evidence, clock.instant(), actor);
        return true;
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
    public int placeAll(List<Placing> placings, String source, String actor) {
        Instant now = clock.instant();
        int placed = 0;
        for (int from = 0; from < placings.size(); from += CHUNK) {
            List<Placing> missing = missing(placings.subList(from, Math.min(from + CHUNK, placings.size())), now);
            if (!missing.isEmpty()) {
                holds.placeAll(missing, source, now, actor);
                placed += missing.size();
            }
        }
        return placed;
    }

    private List<Placing> missing(List<Placing> some, Instant now) {
        Set<String> borrowers = some.stream()
                .map(Placing::borrowerNo)
                .map(no -> no == null ? "" : no)
                .collect(toSet());
        Set<String> numbers = some.stream()
                .map(Placing::msisdn)
                .map(number -> number == null ? "" : number.digits())
                .collect(toSet());
        Set<What> standing =
                holds.standing(borrowers, numbers, now).stream().map(What::of).collect(toSet());
        return some.stream().filter(placing -> standing.add(What.of(placing))).toList();
    }

    @Override
    @Transactional
    public boolean lift(long holdId, String reason, String actor) {
        return holds.lift(holdId, clock.instant(), actor, reason) == 1;
    }

    @Override
    @Transactional
    public int liftPlacedOn(String evidence, String source, String reason, String actor) {
        return holds.liftPlacedOn(evidence, source, clock.instant(), actor, reason);
    }

    @Override
    public List<Hold> holdsOf(String borrowerNo) {
        return holds.ofBorrower(borrowerNo).stream().map(HoldMapper.Row::hold).toList();
    }

    /** What a hold says, whoever placed it and why. */
    private record What(
            HoldKind kind,
            @Nullable String borrowerNo,
            @Nullable String msisdn,
            @Nullable String channel,
            @Nullable Instant until) {

        static What of(Standing hold) {
            return new What(hold.kind(), hold.borrowerNo(), hold.msisdn(), hold.channel(), hold.until());
        }

        static What of(Placing placing) {
            Msisdn number = placing.msisdn();
            Channel channel = placing.channel();
            return new What(
                    placing.kind(),
                    placing.borrowerNo(),
                    number == null ? null : number.digits(),
                    channel == null ? null : channel.name(),
                    placing.until());
        }
    }
}
