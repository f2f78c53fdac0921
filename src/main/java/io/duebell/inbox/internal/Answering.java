package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.inbox.Deed;
import io.duebell.inbox.internal.AnswerNotices.Put;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.reading.Intent;
import io.duebell.reading.Reading.Flag;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers a reply with one text at most, the one that its deciding intent asks for, and never a machine: what repeats, comes too
 * often or was written by one is not answered.
 */
@Component
class Answering {

    static final String AUTHOR = "answer";

    private static final String FAREWELL = "opted-out";

    /** Those after which nothing is said on this number any more. */
    private static final Set<Intent> SILENT = Set.of(Intent.DECEASED, Intent.WRONG_PERSON, Intent.NUMBER_CHANGED);

    private final AnswerChoice choice;
    private final AnswerTexts texts;
    private final AnswerNotices notices;
    private final ThreadMapper threads;
    private final Handover handover;
    private final InboxMeters meters;
    private final InboxSettings settings;

    Answering(
            AnswerChoice choice,
            AnswerTexts texts,
            AnswerNotices notices,
            ThreadMapper threads,
            Handover handover,
            InboxMeters meters,
            InboxSettings settings) {
        this.choice = choice;
        this.texts = texts;
        this.notices = notices;
        this.threads = threads;
        this.handover = handover;
        this.meters = meters;
        this.settings = settings;
    }

    /**
     * An answer that is called for.
     *
     * @param occasion the kind of answer; its template is {@code answer-<occasion>}
     * @param namesDebt whether it may be told on the borrower's own phone alone
     * @param tellable whether its figures can be told by a text
     */
    record Wish(String occasion, boolean namesDebt, boolean tellable, About about, Money amount) {}

    void answer(Case reply) {
        Optional<Msisdn> number = reply.reply().msisdn();
        Holder to = addressee(reply);
        if (number.isEmpty() || to == null) {
            return;
        }
        Wish wish = wish(reply, to);
        if (wish == null) {
            return;
        }
        Deed against = against(reply, wish);
        if (against == null) {
            against = send(reply, wish, to, number.get());
        }
        reply.did(against);
        meters.answer(against);
        boolean asked = reply.wants(Intent.BALANCE_QUERY) || reply.wants(Intent.ACCOUNT_QUERY);
        boolean unanswered = against == Deed.UNANSWERED_PHONE
                || against == Deed.UNANSWERED_TEXT
                || against == Deed.UNANSWERED_FIGURES;
        if (!reply.has(Deed.TASK) && (against == Deed.UNANSWERED_CAP || (asked && unanswered))) {
            handover.question(reply, against.code() + ": " + wish.occasion());
        }
    }

    /** The number itself opts out and in, whoever of its borrowers it is. */
    private static @Nullable Holder addressee(Case reply) {
        Holder borrower = reply.borrower();
        List<Holder> candidates = reply.whose().candidates();
        return borrower != null || candidates.isEmpty() ? borrower : candidates.get(0);
    }

    private @Nullable Wish wish(Case reply, Holder to) {
        if (reply.reply().optIn()) {
            return choice.plain("opted-in", to, reply);
        }
        if (reply.wants(Intent.OPT_OUT)) {
            return reply.has(Deed.OPTED_OUT) ? choice.plain(FAREWELL, to, reply) : null;
        }
        boolean silent = SILENT.stream().anyMatch(reply::wants);
        return silent || !reply.reply().isSure() || reply.borrower() == null ? null : choice.choose(reply, to);
    }

    private @Nullable Deed against(Case reply, Wish wish) {
        if (reply.reading().flags().contains(Flag.AUTO_REPLY)) {
            return Deed.UNANSWERED_MACHINE;
        }
        if (wish.occasion().equals(FAREWELL)) {
            return null;
        }
        Duration within = settings.answers().repeatWithin();
        String hash = Threads.plainHash(reply.reply().message().body());
        if (threads.isRepeated(
                reply.conversation(),
                hash,
                reply.entry(),
                reply.reply().message().receivedAt().minus(within))) {
            return Deed.UNANSWERED_REPEAT;
        }
        Instant today = reply.today().atStartOfDay(BusinessClock.ZONE).toInstant();
        if (threads.answered(reply.conversation(), today) >= settings.answers().mostADay()) {
            return Deed.UNANSWERED_CAP;
        }
        if (wish.namesDebt() && !reply.whose().own()) {
            return Deed.UNANSWERED_PHONE;
        }
        return wish.tellable() ? null : Deed.UNANSWERED_FIGURES;
    }

    private Deed send(Case reply, Wish wish, Holder to, Msisdn number) {
        Optional<AnswerTexts.Said> text =
                texts.write(AnswerTexts.PREFIX + wish.occasion(), to.language(), wish.about());
        if (text.isEmpty()) {
            return Deed.UNANSWERED_TEXT;
        }
        AnswerTexts.Said said = text.get();
        Optional<Put> put = notices.put(
                new Said(
                        wish.occasion().equals(FAREWELL) ? "FAREWELL" : "ANSWER",
                        "INBOUND",
                        Long.toString(reply.reply().message().id()),
                        wish.occasion(),
                        to,
                        number,
                        new Text(said.template(), said.hash(), said.text(), said.parts()),
                        wish.amount(),
                        reply.today().plusDays(1)),
                AUTHOR);
        put.ifPresent(it ->
                threads.addOut(reply.conversation(), reply.now(), it.notice().value(), AUTHOR, wish.occasion()));
        boolean denied = put.filter(it -> it.state() == NoticeState.SUPPRESSED).isPresent();
        return denied ? Deed.UNANSWERED_RULE : Deed.ANSWERED;
    }
}
