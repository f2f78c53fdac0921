package io.duebell.inbox.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.inbox.Deed;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.reading.Intent;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies every stop in a reply, whichever intent decides the answer (facts.md section 7). What is not sure, or may be one
 * of several borrowers', is stopped for some days, until a person has said what is meant.
 */
@Component
class Stops {

    static final String SOURCE = "sms";

    /** Who placed what a person has yet to confirm. */
    static final String PROVISIONAL = "sms-unsure";

    private final ContactHolds holds;
    private final OfficeHours hours;
    private final InboxSettings settings;

    Stops(ContactHolds holds, OfficeHours hours, InboxSettings settings) {
        this.holds = holds;
        this.hours = hours;
        this.settings = settings;
    }

    void apply(Case reply) {
        Msisdn number = reply.reply().msisdn().orElse(null);
        if (number == null) {
            return;
        }
        if (reply.reply().optIn()) {
            holds.optIn(number, SOURCE, reply.actor());
            reply.did(Deed.OPTED_IN);
            return;
        }
        boolean sure = reply.reply().isSure();
        List<Placing> unsure = new ArrayList<>();
        if (reply.wants(Intent.OPT_OUT)) {
            optOut(reply, number, sure, unsure);
        }
        List<Holder> concerned = concerned(reply);
        boolean known = sure && reply.borrower() != null;
        List<Placing> stops = new ArrayList<>();
        for (Holder borrower : concerned) {
            place(reply, borrower.borrowerNo(), number, known ? stops : unsure, known);
        }
        if (concerned.isEmpty() && reply.wants(Intent.WRONG_PERSON)) {
            (sure ? stops : unsure)
                    .add(new Placing(
                            HoldKind.WRONG_PERSON, null, number, null, sure ? null : end(reply), evidence(reply)));
        }
        if (!stops.isEmpty()) {
            holds.placeAll(stops, SOURCE, reply.actor());
            stops.forEach(stop -> reply.did(deedOf(stop.kind())));
        }
        if (!unsure.isEmpty()) {
            holds.placeAll(unsure, PROVISIONAL, reply.actor());
            reply.did(Deed.PROVISIONAL);
        }
    }

    /** Takes back what was placed because of a message. */
    boolean undo(long message, String reason, String actor) {
        String evidence = Reply.evidence(message);
        return holds.liftPlacedOn(evidence, SOURCE, reason, actor)
                        + holds.liftPlacedOn(evidence, PROVISIONAL, reason, actor)
                > 0;
    }

    private void optOut(Case reply, Msisdn number, boolean sure, List<Placing> unsure) {
        if (!sure) {
            unsure.add(new Placing(HoldKind.OPT_OUT, null, number, null, end(reply), evidence(reply)));
        } else if (holds.optOut(number, SOURCE, evidence(reply), reply.actor())) {
            reply.did(Deed.OPTED_OUT);
        }
    }

    private void place(Case reply, String borrowerNo, Msisdn number, List<Placing> to, boolean known) {
        Instant end = known ? null : end(reply);
        String evidence = evidence(reply);
        if (reply.wants(Intent.WRONG_PERSON)) {
            to.add(new Placing(HoldKind.WRONG_PERSON, borrowerNo, number, null, end, evidence));
        }
        if (reply.wants(Intent.NUMBER_CHANGED) && known) {
            to.add(new Placing(HoldKind.NUMBER_CHANGED, borrowerNo, number, null, null, evidence));
        }
        if (reply.wants(Intent.DECEASED)) {
            to.add(new Placing(HoldKind.DECEASED, borrowerNo, null, null, end, evidence));
        }
        if (reply.wants(Intent.DISPUTE)) {
            to.add(new Placing(HoldKind.DISPUTE, borrowerNo, null, null, end, evidence));
        }
        if (reply.wants(Intent.HARDSHIP) && known) {
            Instant until =
                    hours.endOfWorkingDay(reply.today(), settings.pauses().hardship());
            to.add(new Placing(HoldKind.HARDSHIP, borrowerNo, null, null, until, evidence));
        }
    }

    private Instant end(Case reply) {
        return hours.endOfWorkingDay(reply.today(), settings.pauses().provisional());
    }

    private static String evidence(Case reply) {
        return reply.reply().evidence();
    }

    private static List<Holder> concerned(Case reply) {
        @Nullable Holder borrower = reply.borrower();
        return borrower == null ? reply.whose().candidates() : List.of(borrower);
    }

    private static Deed deedOf(HoldKind kind) {
        return switch (kind) {
            case WRONG_PERSON -> Deed.WRONG_PERSON;
            case NUMBER_CHANGED -> Deed.NUMBER_CHANGED;
            case DECEASED -> Deed.DECEASED;
            case DISPUTE -> Deed.DISPUTE;
            case HARDSHIP -> Deed.HARDSHIP;
            default -> throw new IllegalArgumentException("no reply places a hold of " + kind);
        };
    }
}
