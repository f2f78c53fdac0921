package io.duebell.inbox.internal;

import io.duebell.compliance.ContactHolds;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.inbox.Deed;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.StoredPromises.In;
import io.duebell.reading.DateMeaning;
import io.duebell.reading.Intent;
import io.duebell.shared.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a borrower says of money: a promise stands until its day, a claim of payment pauses notices; neither changes a ledger. */
@Component
class MoneySaid {

    private static final Set<Intent> GRAVER = Set.of(Intent.DECEASED, Intent.DISPUTE, Intent.WRONG_PERSON);
    private static final Duration ASKED_LATELY = Duration.ofDays(3);
    private static final Duration CLAIMED_LATELY = Duration.ofDays(7);

    private final StoredPromises promises;
    private final ContactHolds holds;
    private final ThreadMapper threads;
    private final Handover handover;
    private final OfficeHours hours;
    private final InboxSettings settings;

    MoneySaid(
            StoredPromises promises,
            ContactHolds holds,
            ThreadMapper threads,
            Handover handover,
            OfficeHours hours,
            InboxSettings settings) {
        this.promises = promises;
        this.holds = holds;
        this.threads = threads;
        this.handover = handover;
        this.hours = hours;
        this.settings = settings;
    }

    void apply(Case reply) {
        Holder borrower = reply.borrower();
        if (borrower == null || !reply.reply().isSure() || GRAVER.stream().anyMatch(reply::wants)) {
            return;
        }
        if (reply.wants(Intent.PAID_CLAIM)) {
            pause(reply, borrower);
        }
        if (reply.wants(Intent.PROMISE)) {
            promise(reply, borrower);
        }
    }

    /** Until the end of the next working day; who claims it again within a week is looked at by a person. */
    private void pause(Case reply, Holder borrower) {
        holds.placeAll(
                List.of(new Placing(
                        HoldKind.PAYMENT_ON_WAY,
                        borrower.borrowerNo(),
                        null,
                        null,
                        hours.endOfWorkingDay(reply.today(), 1),
                        reply.reply().evidence())),
                Stops.SOURCE,
                reply.actor());
        reply.did(Deed.PAUSED);
        if (threads.hasAnswered(reply.conversation(), "paid", reply.now().minus(CLAIMED_LATELY))) {
            handover.question(reply, "says again that it was paid");
        }
    }

    private void promise(Case reply, Holder borrower) {
        if (!reply.whose().own()) {
            handover.question(reply, "a promise on a phone that is not the borrower's own");
            return;
        }
        LocalDate day = reply.reading()
                .toldDay()
                .filter(told -> !told.ask())
                .flatMap(DateMeaning::latest)
                .filter(told -> !told.isBefore(reply.today()))
                .orElse(null);
        if (day == null) {
            ask(reply);
        } else if (day.isAfter(reply.today().plus(settings.pauses().promiseWithin()))) {
            handover.question(reply, "promised for a day far off: " + day);
        } else {
            // Of what was paid and what is to come, one amount can't tell which it is.
            Money amount = reply.wants(Intent.PAID_CLAIM)
                    ? null
                    : reply.reading().toldAmount().orElse(null);
            String sender = Sender.key(reply.reply().message().sender());
            In in = new In(reply.entry(), sender, reply.reply().message().receivedAt());
            promises.make(borrower.borrowerNo(), amount, day, Source.SMS, reply.actor(), in);
            reply.did(Deed.PROMISE);
            reply.promise(day, amount);
        }
    }

    /** A day that is vague, lunar or missing is asked for once; then a person asks. */
    private void ask(Case reply) {
        if (threads.hasAnswered(reply.conversation(), "ask-day", reply.now().minus(ASKED_LATELY))) {
            handover.question(reply, "no clear day, though it was asked for");
        } else {
            reply.askDay();
        }
    }
}
