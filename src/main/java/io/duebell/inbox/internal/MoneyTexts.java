package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.Outbox;
import io.duebell.inbox.TaskKind;
import io.duebell.inbox.internal.AnswerNotices.Put;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.MoneyTextMapper.Told;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.TaskMapper.New;
import io.duebell.inbox.internal.ThreadMapper.Locked;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.remittance.RemittanceEvents.Event;
import io.duebell.remittance.Share;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Texts to borrowers about money that came, on their own, confirmed phone alone: that it was credited, that this was a mistake, and
 * whether it is theirs. Each once; what no text can say and must be said is a person's.
 */
@Component
class MoneyTexts {

    /** The kind of a notice that asks whether money is the borrower's. */
    static final String ASK = "ASK";

    private static final String RECEIPT = "RECEIPT";
    private static final String SUBJECT = "REMITTANCE";
    private static final String AUTHOR = "remittance";

    /** In which it has not reached the borrower, and will not. */
    private static final Set<NoticeState> NEVER_LEFT =
            EnumSet.of(NoticeState.FAILED, NoticeState.SUPPRESSED, NoticeState.WITHDRAWN, NoticeState.UNDELIVERED);

    private final OwnerMapper owners;
    private final MoneyTextMapper receipts;
    private final AnswerTexts texts;
    private final AnswerNotices notices;
    private final Outbox outbox;
    private final Threads threads;
    private final ThreadMapper conversations;
    private final TaskMapper tasks;
    private final NoticeProperties notice;
    private final InboxSettings settings;
    private final BusinessClock clock;

    // Eleven collaborators: a text is worded, judged, sent, shown in a conversation and, where it can't be, handed to a
    // person.
    MoneyTexts(
            OwnerMapper owners,
            MoneyTextMapper receipts,
            AnswerTexts texts,
            AnswerNotices notices,
            Outbox outbox,
            Threads threads,
            ThreadMapper conversations,
            TaskMapper tasks,
            NoticeProperties notice,
            InboxSettings settings,
            BusinessClock clock) {
        this.owners = owners;
        this.receipts = receipts;
        this.texts = texts;
        this.notices = notices;
        this.outbox = outbox;
        this.threads = threads;
        this.conversations = conversations;
        this.tasks = tasks;
        this.notice = notice;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is to be said to a borrower about one remittance.
     *
     * @param part what tells it from other credits of the same remittance, and from other questions about it
     */
    private record Wish(
            String kind, String template, String occasion, Event event, long part, About about, Money money) {

        String subject() {
            return event.remittance() + "-" + part;
        }
    }

    /** Names what went to this borrower's loans alone, whoever else shares the remittance. */
    void acknowledge(Event event, String borrowerNo, List<Share> shares) {
        if (!event.bookedOn().isBefore(clock.today().minus(settings.receiptsWithin()))) {
            say(borrowerNo, of(RECEIPT, AnswerTexts.REMITTANCE_RECEIPT, "receipt", event, borrowerNo, shares));
        }
    }

    /** A receipt that has not left stays here; one that may have left is put right by another text, or by a person. */
    void takeBack(Event event, String borrowerNo, List<Share> shares) {
        Wish correction = of(RECEIPT, AnswerTexts.REMITTANCE_CORRECTED, "corrected", event, borrowerNo, shares);
        Told told = receipts.lock(correction.subject());
        if (told == null
                || outbox.withdraw(List.of(new NoticeId(told.id())), AUTHOR, "the credit was undone") == 1
                || NEVER_LEFT.contains(told.state())) {
            return;
        }
        if (!say(borrowerNo, correction)) {
            leave(
                    borrowerNo,
                    TaskKind.RECEIPT_WRONG,
                    "was told of " + correction.money().yuan() + " yuan of " + event.bookedOn()
                            + " that are not theirs");
        }
    }

    void ask(Event event, String borrowerNo) {
        About about = new About(name(borrowerNo), clock.today(), List.of(), event.bookedOn(), event.amount());
        Wish wish = new Wish(ASK, AnswerTexts.REMITTANCE_ASK, "asked", event, event.id(), about, event.amount());
        if (!say(borrowerNo, wish)) {
            leave(
                    borrowerNo,
                    TaskKind.QUESTION,
                    "can't be asked by text about " + event.amount().yuan() + " yuan of " + event.bookedOn());
        }
    }

    private Wish of(String kind, String template, String occasion, Event event, String borrowerNo, List<Share> shares) {
        Money money = shares.stream().map(Share::total).reduce(Money.ZERO, Money::plus);
        List<Line> lines =
                shares.stream().map(share -> line(share, event.bookedOn())).toList();
        long first = shares.stream().mapToLong(Share::id).min().orElseThrow();
        About about = new About(name(borrowerNo), clock.today(), lines, event.bookedOn(), money);
        return new Wish(kind, template, occasion, event, first, about, money);
    }

    private static Line line(Share share, LocalDate day) {
        return new Line(
                share.loanNo(),
                day,
                "",
                "",
                share.principal().fen(),
                share.interest().fen(),
                share.penalty().fen());
    }

    private String name(String borrowerNo) {
        Holder borrower = owners.borrower(borrowerNo);
        return borrower == null ? "" : borrower.name();
    }

    /** False when it won't be said: nobody of that number, no phone of their own, no text in force, or a rule against it. */
    private boolean say(String borrowerNo, Wish wish) {
        Holder borrower = owners.borrower(borrowerNo);
        Msisdn number = borrower == null ? null : own(borrowerNo);
        if (borrower == null || number == null) {
            return false;
        }
        Optional<Put> put = texts.write(wish.template(), borrower.language(), wish.about())
                .flatMap(text -> notices.put(
                        new Said(
                                wish.kind(),
                                SUBJECT,
                                wish.subject(),
                                wish.occasion(),
                                borrower,
                                number,
                                new Text(text.template(), text.hash(), text.text(), text.parts()),
                                wish.money(),
                                clock.today().plusDays(1)),
                        AUTHOR))
                .filter(it -> it.state() != NoticeState.SUPPRESSED);
        put.ifPresent(it -> show(borrower, number, it, wish));
        return put.isPresent();
    }

    /** A receipt opens no conversation; a question does, so that its answer is read behind it. */
    private void show(Holder borrower, Msisdn number, Put put, Wish wish) {
        Locked conversation = wish.kind().equals(ASK)
                ? threads.open(number, borrower, clock.instant())
                : conversations.lock(number.digits(), borrower.borrowerNo());
        if (conversation != null) {
            threads.addOut(conversation, clock.instant(), put.notice(), AUTHOR, wish.occasion());
        }
    }

    private @Nullable Msisdn own(String borrowerNo) {
        Period fresh = notice.phoneConfirmedWithin();
        LocalDate since = fresh == null ? LocalDate.EPOCH : clock.today().minus(fresh);
        return owners.ownNumbers(borrowerNo, since).stream()
                .findFirst()
                .map(Msisdn::new)
                .orElse(null);
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
