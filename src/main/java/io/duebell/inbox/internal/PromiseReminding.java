package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of what is still to come of a promise the day before its day, once, on the borrower's own phone: the one it was made on if
 * that is one. While money that may be theirs pauses notices, the rules hold the reminder, and it lapses with its day.
 */
@Component
public class PromiseReminding {

    private static final int BATCH = 200;

    private final PromiseMapper mapper;
    private final PromiseMoney money;
    private final PromiseWords words;
    private final OwnerMapper owners;
    private final AnswerNotices notices;
    private final NoticeProperties notice;
    private final BusinessClock clock;

    // Seven collaborators: what is reminded of is counted, worded, addressed and judged.
    PromiseReminding(
            PromiseMapper mapper,
            PromiseMoney money,
            PromiseWords words,
            OwnerMapper owners,
            AnswerNotices notices,
            NoticeProperties notice,
            BusinessClock clock) {
        this.mapper = mapper;
        this.money = money;
        this.words = words;
        this.owners = owners;
        this.notices = notices;
        this.notice = notice;
        this.clock = clock;
    }

    /** Those to be kept tomorrow, but for those made today: who has just promised needs no reminder. */
    public List<Row> due() {
        LocalDate today = clock.today();
        return mapper.toRemind(today.plusDays(1), today, BATCH);
    }

    /**
     * One that has no phone or no text is marked too, so that it is not looked at again and again; one that is covered is not: it is
     * due again when the money turns out to be another's.
     */
    @Transactional
    public void remind(Row due) {
        Row promise = money.creditedNow(List.of(due.id())).stream().findFirst().orElse(null);
        if (promise == null || promise.isCovered() || mapper.reminded(promise.id()) == 0) {
            return;
        }
        Holder borrower = owners.borrower(promise.borrowerNo());
        String number = borrower == null ? null : number(promise);
        if (borrower == null || number == null) {
            return;
        }
        words.write(promise, borrower)
                .ifPresent(said -> notices.put(
                        new Said(
                                "PROMISE",
                                "PROMISE",
                                Long.toString(promise.id()),
                                "reminder",
                                borrower,
                                new Msisdn(number),
                                new Text(said.template(), said.hash(), said.text(), said.parts()),
                                PromiseWords.amount(promise),
                                clock.today()),
                        "promise"));
    }

    private @Nullable String number(Row promise) {
        List<String> own = owners.ownNumbers(promise.borrowerNo(), notice.freshSince(clock.today()));
        String sender = promise.sender();
        return sender != null && own.contains(sender)
                ? sender
                : own.stream().findFirst().orElse(null);
    }
}
