package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.inbox.internal.AnswerNotices.Put;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.ThreadMapper.Locked;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says something about money to a borrower, once, on their own, confirmed phone alone, and shows it in their conversation. */
@Component
class MoneySaying {

    /** Who says it. */
    static final String AUTHOR = "remittance";

    private final OwnerMapper owners;
    private final AnswerTexts texts;
    private final AnswerNotices notices;
    private final Threads threads;
    private final ThreadMapper conversations;
    private final NoticeProperties notice;
    private final BusinessClock clock;

    // Seven collaborators: a text is worded, addressed, judged, sent and shown in a conversation.
    MoneySaying(
            OwnerMapper owners,
            AnswerTexts texts,
            AnswerNotices notices,
            Threads threads,
            ThreadMapper conversations,
            NoticeProperties notice,
            BusinessClock clock) {
        this.owners = owners;
        this.texts = texts;
        this.notices = notices;
        this.threads = threads;
        this.conversations = conversations;
        this.notice = notice;
        this.clock = clock;
    }

    /** In its words; null: nobody of that number, or no text in force. */
    @Nullable
    String words(String borrowerNo, MoneyWish wish) {
        Holder borrower = owners.borrower(borrowerNo);
        return borrower == null
                ? null
                : written(borrower, wish).map(AnswerTexts.Said::text).orElse(null);
    }

    /** False when it won't be said: nobody of that number, no phone of their own, no text in force, or a rule against it. */
    boolean say(String borrowerNo, MoneyWish wish) {
        Holder borrower = owners.borrower(borrowerNo);
        Msisdn number = borrower == null ? null : own(borrowerNo);
        if (borrower == null || number == null) {
            return false;
        }
        Optional<Put> put = written(borrower, wish)
                .flatMap(text -> notices.put(
                        new Said(
                                wish.kind(),
                                MoneyWish.SUBJECT,
                                wish.subject(),
                                wish.occasion().code(),
                                borrower,
                                number,
                                new Text(text.template(), text.hash(), text.text(), text.parts()),
                                wish.money(),
                                wish.lastDay()),
                        AUTHOR))
                .filter(it -> it.state() != NoticeState.SUPPRESSED);
        put.ifPresent(it -> show(borrower, number, it, wish));
        return put.isPresent();
    }

    private Optional<AnswerTexts.Said> written(Holder borrower, MoneyWish wish) {
        return texts.write(wish.template(), borrower.language(), wish.about());
    }

    /** A receipt opens no conversation; a question does, so that its answer is read behind it. */
    private void show(Holder borrower, Msisdn number, Put put, MoneyWish wish) {
        Locked conversation = wish.kind().equals(MoneyWish.ASK)
                ? threads.open(number, borrower, clock.instant())
                : conversations.lock(number.digits(), borrower.borrowerNo());
        if (conversation != null) {
            threads.addOut(
                    conversation,
                    clock.instant(),
                    put.notice(),
                    AUTHOR,
                    wish.occasion().code());
        }
    }

    private @Nullable Msisdn own(String borrowerNo) {
        return owners.ownNumbers(borrowerNo, notice.freshSince(clock.today())).stream()
                .findFirst()
                .map(Msisdn::new)
                .orElse(null);
    }
}
