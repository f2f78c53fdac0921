package io.duebell.inbox.internal;

import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.AnswerTexts.Said;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a reminder of a promise says: the day, and what is still to come of the amount where one was promised. */
@Component
class PromiseWords {

    private final AnswerTexts texts;
    private final BusinessClock clock;

    PromiseWords(AnswerTexts texts, BusinessClock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** Zero: none is named. */
    static Money amount(Row promise) {
        return promise.toldAmount() ? new Money(promise.expectedFen() - promise.cameInFen()) : Money.ZERO;
    }

    /** Of one that is not covered; empty where nobody has approved such a text. */
    Optional<Said> write(Row promise, Holder borrower) {
        Money amount = promise.toldAmount() ? amount(promise) : null;
        About about = new About(borrower.name(), clock.today(), List.of(), promise.dueOn(), amount);
        return texts.write(AnswerTexts.PROMISE_REMINDER, borrower.language(), about);
    }
}
