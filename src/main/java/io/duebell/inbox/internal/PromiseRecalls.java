package io.duebell.inbox.internal;

import static java.util.stream.Collectors.toMap;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.notice.Recalls;
import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A reminder of a promise that was kept or cancelled meanwhile does not leave. */
@Component
class PromiseRecalls implements Recalls {

    private final PromiseMapper mapper;

    PromiseRecalls(PromiseMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<NoticeId, Answer> among(Collection<NoticeId> notices) {
        return notices.isEmpty()
                ? Map.of()
                : mapper
                        .remindersOfSettled(
                                notices.stream().map(NoticeId::value).toList())
                        .stream()
                        .collect(toMap(NoticeId::new, id -> new Answer.Withdraw("the promise is settled")));
    }
}
