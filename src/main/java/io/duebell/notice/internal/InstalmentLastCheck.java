package io.duebell.notice.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.dispatch.LastCheck;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.notice.Recalls;
import io.duebell.notice.internal.MoneyOnWay.Coming;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    static final String ON_WAY = "money for it is on its way";

    private static final Duration ASK_AGAIN = Duration.ofSeconds(60);

    /** How often it is asked whether money on its way was booked. */
    private static final Duration BOOKED_WITHIN = Duration.ofMinutes(30);

    private final LoanBook book;
    private final Rewording rewording;
    private final MoneyOnWay money;
    private final List<Recalls> recalls;
    private final BusinessClock clock;

    InstalmentLastCheck(
            LoanBook book, Rewording rewording, MoneyOnWay money, List<Recalls> recalls, BusinessClock clock) {
        this.book = book;
        this.rewording = rewording;
        this.money = money;
        this.recalls = recalls;
        this.clock = clock;
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
        Coming coming = money.of(keys.stream().map(InstalmentKey::loanNo).collect(toSet()));
        Map<InstalmentKey, OpenAmounts> open = new HashMap<>(keys.isEmpty() ? Map.of() : book.openNow(keys));
        open.keySet().removeAll(coming.covered());
        Set<InstalmentKey> gone = new HashSet<>(keys);
        gone.removeIf(key -> isOpen(open.get(key)));
        Collection<InstalmentKey> paid = gone.isEmpty() ? List.of() : book.paidAmong(gone);

        List<Question> changed = new ArrayList<>();
        for (Question question : questions) {
            List<InstalmentKey> told = question.items().stream()
                    .flatMap(item -> keyOf(item).stream())
                    .toList();
            Optional<Duration> waits = waits(told, gone, coming);
            if (waits.isPresent()) {
                answers.put(question.notice(), new Answer.Hold(waits.get(), ON_WAY));
            } else if (question.items().stream().allMatch(item -> isStillTrue(item, open))) {
                answers.put(question.notice(), new Answer.Proceed());
            } else if (gone.containsAll(told)) {
                boolean anyPaid = told.stream()
                        .anyMatch(key -> paid.contains(key) || coming.covered().contains(key));
                answers.put(question.notice(), new Answer.Withdraw(anyPaid ? "paid" : "changed"));
            } else {
                changed.add(question);
            }
        }
        answers.putAll(rewording.reword(changed, open));
    }

    /** How long until it is known what the loan system makes of money for what is still open. */
    private Optional<Duration> waits(List<InstalmentKey> told, Set<InstalmentKey> gone, Coming coming) {
        return told.stream()
                .filter(key -> !gone.contains(key) && coming.concerns(key))
                .map(key -> Duration.between(clock.instant(), coming.until().get(key.loanNo())))
                .max(Comparator.naturalOrder())
                .map(left -> left.compareTo(BOOKED_WITHIN) < 0 ? left : BOOKED_WITHIN);
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
