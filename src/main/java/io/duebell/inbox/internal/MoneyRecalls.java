package io.duebell.inbox.internal;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.internal.MoneyTextMapper.Spoken;
import io.duebell.notice.Recalls;
import io.duebell.remittance.RemittanceStanding;
import io.duebell.shared.NoticeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody is asked about money of which it is known whose it is, or told of a credit that was undone, however late the text leaves. */
@Component
class MoneyRecalls implements Recalls {

    private final MoneyTextMapper mapper;
    private final RemittanceStanding money;

    MoneyRecalls(MoneyTextMapper mapper, RemittanceStanding money) {
        this.mapper = mapper;
        this.money = money;
    }

    @Override
    public Map<NoticeId, Answer> among(Collection<NoticeId> notices) {
        if (notices.isEmpty()) {
            return Map.of();
        }
        List<Spoken> spoken =
                mapper.spoken(notices.stream().map(NoticeId::value).toList());
        Set<Long> open = money.inReview(spoken.stream()
                .filter(each -> each.isQuestion())
                .map(Spoken::remittance)
                .toList());
        Set<Long> standing = money.standing(spoken.stream()
                .filter(each -> each.isReceipt())
                .map(Spoken::part)
                .toList());
        Map<NoticeId, Answer> recalled = new HashMap<>();
        for (Spoken each : spoken) {
            if (each.isQuestion() && !open.contains(each.remittance())) {
                recalled.put(new NoticeId(each.noticeId()), new Answer.Withdraw("it is known whose money it is"));
            } else if (each.isReceipt() && !standing.contains(each.part())) {
                recalled.put(new NoticeId(each.noticeId()), new Answer.Withdraw("the credit was undone"));
            }
        }
        return recalled;
    }
}
