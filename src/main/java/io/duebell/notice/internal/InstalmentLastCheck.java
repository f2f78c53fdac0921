package io.duebell.notice.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.dispatch.LastCheck;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.notice.Recalls;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the loan system's own view whether what a notice says of its instalments is still true. */
@Component
class InstalmentLastCheck implements LastCheck {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(60);

    private final LoanBook book;
    private final Rewording rewording;
    private final List<Recalls> recalls;

    InstalmentLastCheck(LoanBook book, Rewording rewording, List<Recalls> recalls) {
        this.book = book;
        this.rewording = rewording;
        this.recalls = recalls;
    }

    @Override
    public Map<NoticeId, Answer> check(Collection<Question> questions) {
        Map<NoticeId, Answer> answers = new HashMap<>();
        try {
            answerAll(questions, answers);
        } catch (LoanBookUnavailableException e) {
            for (Question question : questions) {
                answers.put(question.notice(), new Answer.Hold(ASK_AGAIN, "the loan book does not answer"));
            }
        }
        Set<NoticeId> asked = questions.stream().map(Question::notice).collect(toSet());
        recalls.forEach(room -> answers.putAll(room.among(asked)));
        return answers;
    }

    private void answerAll(Collection<Question> questions, Map<NoticeId, Answer> answers) {
        Set<InstalmentKey> keys = new HashSet<>();
        questions.forEach(
                question -> question.items().forEach(item -> keyOf(item).ifPresent(keys::add)));
        Map<InstalmentKey, OpenAmounts> open = keys.isEmpty() ? Map.of() : book.openNow(keys);
        Set<InstalmentKey> gone = new HashSet<>(keys);
        gone.removeIf(key -> isOpen(open.get(key)));
        Collection<InstalmentKey> paid = gone.isEmpty() ? List.of() : book.paidAmong(gone);

        List<Question> changed = new ArrayList<>();
        for (Question question : questions) {
            List<InstalmentKey> told = question.items().stream()
                    .flatMap(item -> keyOf(item).stream())
                    .toList();
            if (question.items().stream().allMatch(item -> isStillTrue(item, open))) {
                answers.put(question.notice(), new Answer.Proceed());
            } else if (gone.containsAll(told)) {
                boolean anyPaid = told.stream().anyMatch(paid::contains);
                answers.put(question.notice(), new Answer.Withdraw(anyPaid ? "paid" : "changed"));
            } else {
                changed.add(question);
            }
        }
        answers.putAll(rewording.reword(changed, open));
    }

    static boolean isOpen(@Nullable OpenAmounts amounts) {
        return amounts != null && amounts.total().isPositive();
    }

    static Optional<InstalmentKey> keyOf(Item item) {
        return item.loanNo() == null || item.dueDate() == null
                ? Optional.empty()
                : Optional.of(new InstalmentKey(item.loanNo(), item.dueDate()));
    }

    private static boolean isStillTrue(Item item, Map<InstalmentKey, OpenAmounts> open) {
        Optional<InstalmentKey> key = keyOf(item);
        if (key.isEmpty()) {
            return true;
        }
        OpenAmounts now = open.get(key.get());
        return now != null
                && isOpen(now)
                && now.principal().fen() == item.principalFen()
                && now.interest().fen() == item.interestFen()
                && now.penalty().fen() == item.penaltyFen();
    }
}
