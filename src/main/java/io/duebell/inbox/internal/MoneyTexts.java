package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.internal.MoneyTextMapper.Told;
import io.duebell.inbox.internal.MoneyToldSoFar.Belief;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.TaskMapper.New;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Share;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.NoticeId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Texts to borrowers about money that came: that it was credited, that this was a mistake, and whether it is theirs. Each once; what
 * no text can say and must be said is a person's.
 *
 * <p>What a borrower was told of a remittance before decides. A receipt is never said again before a correction was really sent: where
 * the same is credited to the same borrower again while the correction waits, the correction is withdrawn, and the receipt that
 * they have holds. A receipt that has not left is withdrawn rather than corrected. What is not known yet when a text is put, {@link
 * MoneyRecalls} asks once more before it leaves.
 */
@Component
class MoneyTexts {

    private final MoneyTextMapper mapper;
    private final MoneySaying saying;
    private final Outbox outbox;
    private final OwnerMapper owners;
    private final TaskMapper tasks;
    private final InboxSettings settings;
    private final BusinessClock clock;

    // Seven collaborators: what was said is asked, taken back, said anew or, where it can't be, handed to a person.
    MoneyTexts(
            MoneyTextMapper mapper,
            MoneySaying saying,
            Outbox outbox,
            OwnerMapper owners,
            TaskMapper tasks,
            InboxSettings settings,
            BusinessClock clock) {
        this.mapper = mapper;
        this.saying = saying;
        this.outbox = outbox;
        this.owners = owners;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Names what went to this borrower's loans alone, whoever else shares the remittance. */
    void acknowledge(Event event, String borrowerNo, List<Share> shares) {
        MoneyWish receipt = MoneyWish.receipt(event, name(borrowerNo), shares, clock.today());
        MoneyToldSoFar sofar = told(event, borrowerNo);
        Told last = sofar.lastReceipt();
        if (last != null && last.body() != null && last.body().equals(saying.words(borrowerNo, receipt))) {
            withdraw(sofar.ids(false), "what was told is so again");
            sofar = told(event, borrowerNo);
            if (sofar.belief() != Belief.NOTHING) {
                tasks.closeOne(
                        TaskKind.RECEIPT_WRONG,
                        borrowerNo,
                        "%" + wrong(event, receipt.money()),
                        MoneySaying.AUTHOR,
                        clock.instant());
            }
        } else if (sofar.belief() == Belief.RECEIPT) {
            leave(
                    borrowerNo,
                    TaskKind.RECEIPT_WRONG,
                    "was told of something else than the " + receipt.money().yuan() + " yuan of " + event.bookedOn()
                            + " that are theirs");
        }
        if (sofar.belief() != Belief.RECEIPT
                && !event.bookedOn().isBefore(clock.today().minus(settings.receiptsWithin()))) {
            saying.say(borrowerNo, receipt);
        }
    }

    /** A receipt that has not left stays here; one that left is put right by another text, or by a person. */
    void takeBack(Event event, String borrowerNo, List<Share> shares) {
        withdraw(told(event, borrowerNo).ids(true), "the credit was undone");
        MoneyToldSoFar sofar = told(event, borrowerNo);
        Told last = sofar.lastReceipt();
        if (sofar.belief() == Belief.NOTHING || last == null) {
            return;
        }
        MoneyWish correction =
                MoneyWish.correction(event, name(borrowerNo), shares, new Money(last.amountFen()), clock.today());
        boolean doubtful = last.state() == NoticeState.IN_DOUBT || last.state() == NoticeState.ABANDONED;
        if (doubtful || !saying.say(borrowerNo, correction)) {
            leave(
                    borrowerNo,
                    TaskKind.RECEIPT_WRONG,
                    (doubtful ? "may have been " : "was ") + wrong(event, correction.money()));
        }
    }

    void ask(Event event, String borrowerNo) {
        if (!saying.say(borrowerNo, MoneyWish.question(event, name(borrowerNo), clock.today()))) {
            leave(
                    borrowerNo,
                    TaskKind.QUESTION,
                    "can't be asked by text about " + event.amount().yuan() + " yuan of " + event.bookedOn());
        }
    }

    private MoneyToldSoFar told(Event event, String borrowerNo) {
        return new MoneyToldSoFar(mapper.lock(MoneyTextMapper.of(event.remittance()), borrowerNo));
    }

    /** Those of them that wait. */
    private void withdraw(List<Long> notices, String reason) {
        outbox.withdraw(notices.stream().map(NoticeId::new).toList(), MoneySaying.AUTHOR, reason);
    }

    private static String wrong(Event event, Money money) {
        return "told of " + money.yuan() + " yuan of " + event.bookedOn() + " that are not theirs";
    }

    private String name(String borrowerNo) {
        Holder borrower = owners.borrower(borrowerNo);
        return borrower == null ? "" : borrower.name();
    }

    private void leave(String borrowerNo, TaskKind kind, String detail) {
        Holder borrower = owners.borrower(borrowerNo);
        tasks.add(new New(
                kind,
                null,
                null,
                null,
                borrowerNo,
                borrower == null ? null : borrower.name(),
                borrower == null ? null : borrower.managerNo(),
                borrower == null ? null : borrower.branchNo(),
                detail,
                clock.instant(),
                null));
    }
}
