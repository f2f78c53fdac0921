package io.duebell.inbox.internal;

import io.duebell.dispatch.LastCheck.Answer;
import io.duebell.inbox.internal.MoneyTextMapper.Spoken;
import io.duebell.inbox.internal.MoneyTextMapper.Told;
import io.duebell.inbox.internal.MoneyToldSoFar.Belief;
import io.duebell.notice.Recalls;
import io.duebell.remittance.RemittanceStanding;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Nobody is asked about money of which it is known whose it is, told of a credit that was undone, told twice of one, or told that it was
 * a mistake before having been told of it, however late the text leaves.
 */
@Component
class MoneyRecalls implements Recalls {

    /** How often it is asked what became of the text before. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final MoneyTextMapper mapper;
    private final RemittanceStanding money;

    MoneyRecalls(MoneyTextMapper mapper, RemittanceStanding money) {
        this.mapper = mapper;
        this.money = money;
    }

    @Override
    public Map<NoticeId, Answer> among(Collection<NoticeId> notices) {
        List<Spoken> spoken = notices.isEmpty()
                ? List.of()
                : mapper.spoken(notices.stream().map(NoticeId::value).toList());
        if (spoken.isEmpty()) {
            return Map.of();
        }
        Set<Long> open = money.inReview(spoken.stream()
                .filter(each -> each.isQuestion())
                .map(Spoken::remittance)
                .toList());
        Set<Long> standing = money.standing(spoken.stream()
                .filter(each -> each.isReceipt())
                .map(Spoken::part)
                .toList());
        List<Told> told = told(spoken);
        Map<NoticeId, Answer> recalled = new HashMap<>();
        for (Spoken each : spoken) {
            Answer answer = each.isQuestion() ? ofQuestion(each, open) : ofCredit(each, standing, told);
            if (answer != null) {
                recalled.put(new NoticeId(each.noticeId()), answer);
            }
        }
        return recalled;
    }

    private List<Told> told(List<Spoken> spoken) {
        List<String> subjects = spoken.stream()
                .filter(each -> !each.isQuestion())
                .map(each -> MoneyTextMapper.of(each.remittance()))
                .distinct()
                .toList();
        return subjects.isEmpty() ? List.of() : mapper.told(subjects);
    }

    /** Null: it may leave, also below. */
    private static @Nullable Answer ofQuestion(Spoken text, Set<Long> open) {
        return open.contains(text.remittance()) ? null : new Answer.Withdraw("it is known whose money it is");
    }

    private static @Nullable Answer ofCredit(Spoken text, Set<Long> standing, List<Told> told) {
        if (text.isReceipt() && !standing.contains(text.part())) {
            return new Answer.Withdraw("the credit was undone");
        }
        Belief before = new MoneyToldSoFar(told.stream().filter(text::isOf).toList())
                .before(text.noticeId())
                .belief();
        return switch (before) {
            case UNCLEAR -> new Answer.Hold(ASK_AGAIN, "it is not known what the borrower was told before");
            case RECEIPT -> text.isReceipt() ? new Answer.Withdraw("told before, and that holds") : null;
            case NOTHING -> text.isReceipt() ? null : new Answer.Withdraw("the receipt has not left");
        };
    }
}
