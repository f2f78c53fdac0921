package io.duebell.inbox.internal;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of a promise the day before its day, once, on the borrower's own phone: the one it was made on if that is one. */
@Component
public class PromiseReminding {

    private static final int BATCH = 200;

    private final PromiseMapper mapper;
    private final OwnerMapper owners;
    private final AnswerTexts texts;
    private final AnswerNotices notices;
    private final NoticeProperties notice;
    private final BusinessClock clock;

    PromiseReminding(
            PromiseMapper mapper,
            OwnerMapper owners,
            AnswerTexts texts,
            AnswerNotices notices,
            NoticeProperties notice,
            BusinessClock clock) {
        this.mapper = mapper;
        this.owners = owners;
        this.texts = texts;
        this.notices = notices;
        this.notice = notice;
        this.clock = clock;
    }

    /** Those to be kept tomorrow, but for those made today: who has just promised needs no reminder. */
    public List<Row> due() {
        LocalDate today = clock.today();
        return mapper.toRemind(today.plusDays(1), today, BATCH);
    }

    /** One that has no phone or no text is marked too, so that it is not looked at again and again. */
    @Transactional
    public void remind(Row promise) {
        if (mapper.reminded(promise.id()) == 0) {
            return;
        }
        Holder borrower = owners.borrower(promise.borrowerNo());
        String number = borrower == null ? null : number(promise);
        if (borrower == null || number == null) {
            return;
        }
        Money amount = promise.toldAmount() ? new Money(promise.expectedFen()) : null;
        About about = new About(borrower.name(), clock.today(), List.of(), promise.dueOn(), amount);
        Optional<AnswerTexts.Said> text = texts.write(AnswerTexts.PROMISE_REMINDER, borrower.language(), about);
        text.ifPresent(said -> notices.put(
                new Said(
                        "PROMISE",
                        "PROMISE",
                        Long.toString(promise.id()),
                        "reminder",
                        borrower,
                        new Msisdn(number),
                        new Text(said.template(), said.hash(), said.text(), said.parts()),
                        amount == null ? Money.ZERO : amount,
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
