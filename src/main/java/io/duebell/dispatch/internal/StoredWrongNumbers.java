package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.carrier.ReceiptCodes;
import io.duebell.carrier.ReceiptState;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.dispatch.internal.WrongNumberMapper.Row;
import io.duebell.dispatch.internal.WrongNumberMapper.Said;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes which notices ended because of their number, in the transaction that ends them. */
@Component
class StoredWrongNumbers implements WrongNumbers {

    private final WrongNumberMapper mapper;
    private final ObjectProvider<ReceiptCodes> codes;

    StoredWrongNumbers(WrongNumberMapper mapper, ObjectProvider<ReceiptCodes> codes) {
        this.mapper = mapper;
        this.codes = codes;
    }

    /** In the caller's transaction, after the steps were written; most batches hold none and cost nothing. */
    void learn(List<Transition> steps, Instant now) {
        for (Transition step : steps) {
            String refusal = step.wrongNumber();
            if (refusal != null) {
                mapper.note(step.notice().id(), null, refusal, now);
            }
        }
        List<Long> undelivered = steps.stream()
                .filter(step -> step.to() == NoticeState.UNDELIVERED)
                .map(step -> step.notice().id())
                .toList();
        if (!undelivered.isEmpty()) {
            mapper.said(undelivered).stream().collect(groupingBy(Said::noticeId)).values().stream()
                    .filter(parts -> parts.stream().noneMatch(part -> part.receiptState() == ReceiptState.DELIVERED))
                    .forEach(parts -> parts.stream()
                            .filter(this::meansWrongNumber)
                            .findFirst()
                            .ifPresent(part -> mapper.note(part.noticeId(), part.link(), part.receiptCode(), now)));
        }
    }

    private boolean meansWrongNumber(Said part) {
        ReceiptCodes tables = codes.getIfAvailable();
        return tables != null
                && part.receiptState().isFinal()
                && tables.meaning(part.link(), part.receiptCode())
                        .filter(meaning -> meaning.kind() == ReceiptCodes.Kind.WRONG_NUMBER)
                        .isPresent();
    }

    @Override
    public List<Finding> standing(Collection<Msisdn> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : mapper.standing(numbers.stream().map(Msisdn::digits).toList()).stream()
                        .map(StoredWrongNumbers::finding)
                        .toList();
    }

    @Override
    public List<Finding> untold(int limit) {
        return mapper.untold(limit).stream().map(StoredWrongNumbers::finding).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(NoticeId notice) {
        return mapper.take(notice.value()) == 1;
    }

    private static Finding finding(Row row) {
        return new Finding(
                new NoticeId(row.noticeId()), new Msisdn(row.msisdn()), row.link(), row.code(), row.foundAt());
    }
}
