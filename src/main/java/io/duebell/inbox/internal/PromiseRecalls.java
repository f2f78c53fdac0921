package io.duebell.inbox.internal;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.PromiseMapper.Reminder;
import io.duebell.inbox.internal.PromiseMapper.Row;
import io.duebell.notice.Recalls;
import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A reminder of a promise that was settled or covered meanwhile does not leave, and one of which a part has come names the rest. */
@Component
class PromiseRecalls implements Recalls {

    private final PromiseMapper mapper;
    private final PromiseMoney money;
    private final PromiseWords words;
    private final OwnerMapper owners;
    private final TransactionTemplate transactions;

    PromiseRecalls(
            PromiseMapper mapper,
            PromiseMoney money,
            PromiseWords words,
            OwnerMapper owners,
            TransactionTemplate transactions) {
        this.mapper = mapper;
        this.money = money;
        this.words = words;
        this.owners = owners;
        this.transactions = transactions;
    }

    @Override
    public Map<NoticeId, Answer> among(Collection<NoticeId> notices) {
        if (notices.isEmpty()) {
            return Map.of();
        }
        List<Reminder> reminders =
                mapper.reminders(notices.stream().map(NoticeId::value).toList());
        if (reminders.isEmpty()) {
            return Map.of();
        }
        List<Long> promises = reminders.stream().map(Reminder::promise).toList();
        List<Row> counted = transactions.execute(status -> money.creditedNow(promises));
        Map<Long, Row> open = counted.stream().collect(toMap(Row::id, identity()));
        Map<NoticeId, Answer> answers = new HashMap<>();
        for (Reminder reminder : reminders) {
            Answer answer = answer(reminder, open.get(reminder.promise()));
            if (answer != null) {
                answers.put(new NoticeId(reminder.notice()), answer);
            }
        }
        return answers;
    }

    /** Null: it is still true. */
    private @Nullable Answer answer(Reminder reminder, @Nullable Row promise) {
        if (promise == null) {
            return new Answer.Withdraw("the promise is settled");
        } else if (promise.isCovered()) {
            return new Answer.Withdraw("what was promised has come in");
        }
        long amount = PromiseWords.amount(promise).fen();
        if (amount == reminder.amountFen()) {
            return null;
        }
        Holder borrower = owners.borrower(promise.borrowerNo());
        return borrower == null
                ? new Answer.Withdraw("changed")
                : words.write(promise, borrower)
                        .<Answer>map(said -> new Answer.Reword(said.text(), said.parts(), amount, List.of()))
                        .orElseGet(() -> new Answer.Fail("data: no-template"));
    }
}
